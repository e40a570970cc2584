import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import type { LandingZone } from '../../src/organization/landing-zone';
import { organizationOf, withFiles } from '../organization-file';

/** A stack's JSON as far as tests read it. */
export interface StackJson {
  readonly terraform: { backend?: Record<string, unknown>; cloud?: unknown; required_version?: string };
  readonly provider: { aws: Record<string, unknown>[] };
  readonly data?: { terraform_remote_state?: Record<string, { backend: string; config: unknown }> };
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly locals?: Record<string, unknown>;
  readonly output?: Record<string, unknown>;
  readonly [block: string]: unknown;
}

/** Synthesizes an organization file into a temporary folder: the JSON of each stack by its name. */
export const synthesized = (path: string): Map<string, StackJson> =>
  synthesizedOf(organizationOf(loadOrganization(path)));

/** The same for an organization that is read already. */
export function synthesizedOf(organization: LandingZone): Map<string, StackJson> {
  return withFiles({}, (outdir) => {
    synthesize(organization, outdir);
    const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
      stacks: Record<string, { synthesizedStackPath: string }>;
    };
    return new Map(
      Object.entries(manifest.stacks).map(([name, stack]) => [
        name,
        JSON.parse(readFileSync(join(outdir, stack.synthesizedStackPath), 'utf8')) as StackJson,
      ]),
    );
  });
}

/** The same for an organization file that is given as text, with files beside it. */
export const synthesizedFrom = (
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): Map<string, StackJson> =>
  withFiles({ 'organization.yaml': yaml, ...files }, (folder) =>
    synthesized(join(folder, 'organization.yaml')),
  );

/** Every resource's address in a stack, sorted. */
export const addressesOf = ({ resource }: StackJson): string[] =>
  Object.entries(resource ?? {})
    .flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`))
    .sort();
