/** The keys of a job that name files. */
export const fileKeys = ['training_file', 'validation_file'] as const;
export type FileKey = (typeof fileKeys)[number];
