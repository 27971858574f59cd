/** The command by which a completion of the server has the client go on behind a string that is done with. No arguments. */

export const leaveStringCommand = 'ftjob.leaveString';
