/**
 * An error in the command line: something in it does not exist or contradicts another part. The message says what would
 * be right. The program prints it and exits with the status for wrong usage.
 */
export class UsageError extends Error {}
