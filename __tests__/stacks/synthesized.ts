import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import { report } from '../../src/config/report';

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
export function synthesized(path: string): Map<string, StackJson> {
  const loaded = loadOrganization(path);
  if (!loaded.organization) throw new Error(report(loaded, { color: false }));
  const outdir = mkdtempSync(join(tmpdir(), 'landfall-'));
  try {
    synthesize(loaded.organization, outdir);
    const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
      stacks: Record<string, { synthesizedStackPath: string }>;
    };
    return new Map(
      Object.entries(manifest.stacks).map(([name, stack]) => [
        name,
        JSON.parse(readFileSync(join(outdir, stack.synthesizedStackPath), 'utf8')) as StackJson,
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The same for an organization file that is given as text, with files beside it. */
export function synthesizedFrom(
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): Map<string, StackJson> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  try {
    for (const [name, text] of Object.entries({ 'organization.yaml': yaml, ...files })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return synthesized(join(folder, 'organization.yaml'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every resource's address in a stack, sorted. */
export const addressesOf = ({ resource }: StackJson): string[] =>
  Object.entries(resource ?? {})
    .flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`))
    .sort();
