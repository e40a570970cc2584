import { passes } from '../config/diagnostics/diagnostic';
import { report } from '../config/diagnostics/report';
import { type Loaded, loadOrganization } from '../config/load';
import { organizationPath } from '../config/reading/organization-path';
import { runSlowChecks } from '../config/slow-checks';
import type { LandingZone } from '../organization/landing-zone';
import { withStatusLine } from '../terminal/status-line';
import { exitStatus } from './exit-status';
import { printJson } from './standard-output';

/** Options for reading the organization file. */
export interface ReadOptions {
  /** path of another file than the default */
  readonly path?: string;
  /** whether output is for scripts: then diagnostics are printed as JSON on standard output */
  readonly json?: boolean;
}

const fileAtPath = (path: string): Loaded => withStatusLine(`reading ${path}`, () => loadOrganization(path));

/** A file with the results of the slow checks. */
export async function readFileWithSlowChecks(path: string): Promise<Loaded> {
  const loaded = fileAtPath(path);
  return withStatusLine('checking policies and what is expected of them', () => runSlowChecks(loaded));
}

/**
 * Reads the organization file for a command. Where it is invalid, prints the diagnostics, sets the exit status and
 * returns undefined.
 */
export const readOrganization = (options: ReadOptions = {}): LandingZone | undefined =>
  readValidFile(options)?.organization;

/** A valid organization file, with the position of every value. */
export type ValidFile = Loaded & { readonly organization: LandingZone };

/** Like `readOrganization`, with the position of every value. */
export function readValidFile(options: ReadOptions = {}): ValidFile | undefined {
  const loaded = fileAtPath(options.path ?? organizationPath());
  const organization = organizationIn(loaded, options);
  return organization && { ...loaded, organization };
}

/** Like `readOrganization`, with the slow checks. */
export async function readOrganizationWithSlowChecks(
  options: ReadOptions = {},
): Promise<LandingZone | undefined> {
  return organizationIn(await readFileWithSlowChecks(options.path ?? organizationPath()), options);
}

function organizationIn(
  loaded: Loaded,
  { path = organizationPath(), json }: ReadOptions,
): LandingZone | undefined {
  const { organization, diagnostics } = loaded;
  if (!organization) process.exitCode = exitStatus.failed;
  if (json && !organization) printJson(checkedFile(path, loaded));
  else if (diagnostics.length) process.stderr.write(report(loaded));
  return organization;
}

/** The diagnostics of a file as JSON. */
export const checkedFile = (file: string, { diagnostics }: Loaded): object => ({
  file,
  valid: passes(diagnostics),
  diagnostics,
});
