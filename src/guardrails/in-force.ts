import { unitsAlong } from '../organization/lookups';
import type { Account, Organization, Policy } from '../organization/model';
import type { Level } from './evaluate';
import { FULL_AWS_ACCESS, type OrganizationPolicyDocument } from './policy-document';

/** The root, an OU or an account with the policies attached to it, as the file names them. */
export interface LevelInForce extends Level {
  /** what AWS attaches itself is not in the file */
  readonly own: readonly Policy[];
}

/**
 * What is in force on an account: level by level from the root down, with the policies attached to each. AWS attaches
 * `FullAWSAccess` to every target, and Landfall leaves it there.
 */
export function levelsOfAccount(organization: Organization, account: Account): LevelInForce[] {
  const units = unitsAlong(organization, account.parent).map(({ path, policies }) =>
    level(path, policies, organization),
  );
  return [...units, level(account.name, account.policies, organization)];
}

/** The same for an OU, without an account below it. */
export function levelsOfUnit(organization: Organization, path: string): LevelInForce[] {
  return unitsAlong(organization, path).map((unit) => level(unit.path, unit.policies, organization));
}

function level(target: string, names: readonly string[], { policies }: Organization): LevelInForce {
  const own = [...new Set(names)].flatMap((name) => policies.find((policy) => policy.name === name) ?? []);
  const attached = own.map(({ name, type, document, source }) => ({
    name,
    type,
    document: document as OrganizationPolicyDocument,
    source,
  }));
  return {
    target,
    own,
    policies: [
      { name: 'FullAWSAccess', type: 'SERVICE_CONTROL_POLICY', document: FULL_AWS_ACCESS },
      ...attached,
    ],
  };
}
