/** The page of the job panel. */
export {};
