import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import type { LandingZone } from '../../src/organization/landing-zone';
import { organizationOf, withFiles } from '../organization-file';

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
export const organizationIn = (file: string): LandingZone =>
  organizationOf(loadOrganization(`__tests__/logging/${file}.yaml`));

/** The same with every id known, so that no expression is left in a policy. */
export function withIds(organization: LandingZone): LandingZone {
  const accounts = organization.accounts.map((account) => ({
    ...account,
    id: ids[account.name as keyof typeof ids],
  }));
  return { ...organization, id: ids.organization, accounts };
}

/** Synthesizes an organization as the command does and reads each stack's JSON. */
export function synthesized(organization: LandingZone): (stack: string) => StackJson {
  const names = ['log-archive', 'trail'];
  const stacks = withFiles({}, (folder) => {
    synthesize(organization, folder);
    const read = (name: string) => readFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8');
    return new Map(names.map((name) => [name, JSON.parse(read(name)) as StackJson]));
  });
  return (name) => stacks.get(name) as StackJson;
}
