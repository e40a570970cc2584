import type { LandingZone } from '../organization/landing-zone';

/**
 * The file that a new account belongs into: where the accounts of its OU are, else those of the nearest OU above, else
 * where most are.
 *
 * @param main the organization file, for an organization without accounts
 */
export function fileFor({ accounts }: LandingZone, ou: string, main: string): string {
  for (let path = ou; path; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const file = most(accounts.filter((account) => account.ou === path).map(({ source }) => source.file));
    if (file) return file;
  }
  return most(accounts.map(({ source }) => source.file)) ?? main;
}

function most(files: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
