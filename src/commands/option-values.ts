import { InvalidArgumentError } from 'commander';

/** A count of at least one, from the command line. */
export function atLeastOne(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('give a number of at least 1');
  return number;
}

/** The values of an option that may be given several times. */
export const collect = (value: string, values: readonly string[]): string[] => [...values, value];
