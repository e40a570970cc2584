import { passes } from '../config/diagnostics/diagnostic';
import { report } from '../config/diagnostics/report';
import { type Loaded, loadOrganization } from '../config/load';
import { organizationPath } from '../config/reading/organization-path';
import { runSlowChecks } from '../config/slow-checks';
import type { LandingZone } from '../organization/landing-zone';
import { withStatusLine } from '../terminal/status-line';
import { exitStatus } from './exit-status';
import { printJson } from './standard-output';

/** How a command reads the organization file. */
export interface ReadOptions {
  /** another file than that of every command */
  readonly path?: string;
  /** whether scripts read the answer: then they read what is wrong with the file in the same place */
  readonly json?: boolean;
}

const fileAtPath = (path: string): Loaded => withStatusLine(`reading ${path}`, () => loadOrganization(path));

/** A file with what takes longer to find in it. */
export async function readFileWithSlowChecks(path: string): Promise<Loaded> {
  const loaded = fileAtPath(path);
  return withStatusLine('checking policies and what is expected of them', () => runSlowChecks(loaded));
}

/** Reads the organization file for a command. Where it is wrong, says so and sets the exit status. */
export const readOrganization = (options: ReadOptions = {}): LandingZone | undefined =>
  readValidFile(options)?.organization;

/** An organization file that is right, with the places of everything in it. */
export type ValidFile = Loaded & { readonly organization: LandingZone };

/** The same with the places of everything that was written. */
export function readValidFile(options: ReadOptions = {}): ValidFile | undefined {
  const loaded = fileAtPath(options.path ?? organizationPath());
  const organization = organizationIn(loaded, options);
  return organization && { ...loaded, organization };
}

/** The same with what takes longer to find. */
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

/** What is wrong with a file, for scripts. */
export const checkedFile = (file: string, { diagnostics }: Loaded): object => ({
  file,
  valid: passes(diagnostics),
  diagnostics,
});
