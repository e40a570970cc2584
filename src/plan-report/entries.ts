import { accountByName, unitByPath } from '../organization/lookups';
import type { Organization, Source } from '../organization/model';
import type { Thing } from './things';

/** The position of the entry of an account, an OU or a policy in the file; undefined where there is none. */
export function entryOf(
  { kind, name }: Pick<Thing, 'kind' | 'name'>,
  organization: Organization,
): Source | undefined {
  if (kind === 'account') return accountByName(organization, name)?.source;
  if (kind === 'OU') return unitByPath(organization, name)?.source;
  if (kind === 'guardrail') return organization.policies.find((policy) => policy.name === name)?.source;
  return undefined;
}

/** A position as text: `config/organization.yaml:12:5`. */
export const placeOf = ({ file, line, column }: Source): string => `${file}:${line}:${column}`;
