/**
 * A command line that cannot be meant: something on it does not exist, or contradicts something else. Its message says
 * what would be right. The program prints it and ends with the status for wrong usage.
 */
export class UsageError extends Error {}
