import { createHash } from 'node:crypto';
import type { Account, Organization, OrganizationalUnit, Policy } from '../organization/model';
import { policyTypeFacts, policyTypeNames } from '../organization/policy-types';
import { type Guardrail, type Packing, pack, type Target } from './pack';
import type { OrganizationPolicyDocument } from './policy-document';

/** The name under which an account is packed and attached; OUs go by their path, the root by `Root`. */
export const accountTarget = (name: string): string => `account/${name}`;

const packings = new WeakMap<Organization, Packing>();

/**
 * The policies of an organization as AWS gets them: guardrails of one target share documents where that changes
 * nothing, and each target lists what is attached to it. Checks, stacks and `explain` ask in turn; it is worked out
 * for the first of them, since an organization never changes.
 */
export function packOrganization(organization: Organization): Packing {
  const known = packings.get(organization);
  if (known) return known;
  const packing = packed(organization);
  packings.set(organization, packing);
  return packing;
}

function packed(organization: Organization): Packing {
  const { root, organizationalUnits, accounts, policies, quotas } = organization;
  const guardrails = new Map(policies.map((policy) => [policy.name, guardrail(policy)]));
  // What Terraform lets go of keeps its guardrails in AWS, so that its documents have to be known by name.
  const units = [root, ...organizationalUnits].filter(({ state }) => state !== 'deleted');
  const targets = [
    ...units.map((unit) => target(unitTarget(unit.path), unit, guardrails, unit.foreignPolicies)),
    ...accounts.map((account) => target(accountTarget(account.name), account, guardrails, 0)),
  ];
  return pack(targets, quotas);
}

/**
 * The name under which an OU is packed: its path, shortened where AWS's 128 characters for the name of a policy would
 * not hold it.
 */
export function unitTarget(path: string): string {
  if (path.length <= longest) return path;
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return `${path.slice(0, longest - 9)}~${digest}`;
}

/** Leaves room for `-scp-10` behind it. */
const longest = 118;

function guardrail({ name, type, document, pack: packs }: Policy): Guardrail {
  return { name, type, document: document as OrganizationPolicyDocument, pack: packs };
}

function target(
  name: string,
  { policies }: Pick<OrganizationalUnit | Account, 'policies'>,
  guardrails: ReadonlyMap<string, Guardrail>,
  foreign: number,
): Target {
  const attached = [...new Set(policies)].flatMap((policy) => guardrails.get(policy) ?? []);
  const reserved = Object.fromEntries(
    policyTypeNames.map((type) => [
      type,
      policyTypeFacts(type).attachedByAws + (type === 'SERVICE_CONTROL_POLICY' ? foreign : 0),
    ]),
  );
  return { target: name, guardrails: attached, reserved };
}
