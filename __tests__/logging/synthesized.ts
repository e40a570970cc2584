import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import { report } from '../../src/config/report';
import type { Resolved } from '../../src/config/resolve';

/** A block of Terraform's JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests look deep into what was synthesized
export type Block = any;

/** What a stack's JSON holds. */
export interface StackJson {
  readonly resource: Block;
  readonly output: Block;
  readonly locals: Block;
  readonly provider: Block;
  readonly moved?: Block[];
  readonly removed?: Block[];
  readonly import?: Block[];
}

/** Ids as they would be, so that policies hold values and can be evaluated. */
export const ids = {
  organization: 'o-ab12cd34ef',
  management: '111111111111',
  'log-archive': '222222222222',
  'security-tooling': '333333333333',
  forensics: '444444444444',
} as const;

/** The organization of a file in this folder. */
export function organizationOf(file: string): Resolved {
  const loaded = loadOrganization(`__tests__/logging/${file}.yaml`);
  if (!loaded.organization) throw new Error(report(loaded, { color: false }));
  return loaded.organization;
}

/** The same with every id known, so that no expression is left in a policy. */
export function withIds(organization: Resolved): Resolved {
  const accounts = organization.accounts.map((account) => ({
    ...account,
    id: ids[account.name as keyof typeof ids],
  }));
  return { ...organization, id: ids.organization, accounts };
}

/** Synthesizes an organization as the command does and reads each stack's JSON. */
export function synthesized(organization: Resolved): (stack: string) => StackJson {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-logging-'));
  synthesize(organization, folder);
  const names = ['log-archive', 'trail'];
  const stacks = new Map(
    names.map((name) => [
      name,
      JSON.parse(readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8')) as StackJson,
    ]),
  );
  rmSync(folder, { recursive: true, force: true });
  return (name) => stacks.get(name) as StackJson;
}
