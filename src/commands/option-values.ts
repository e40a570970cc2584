import { InvalidArgumentError } from 'commander';

/** Parses an option value that is an integer of at least 1. */
export function atLeastOne(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('give a number of at least 1');
  return number;
}

/** Collects the values of a repeatable option. */
export const collect = (value: string, values: readonly string[]): string[] => [...values, value];
