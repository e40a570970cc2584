import {
  type PolicyDocument,
  policyOf,
  type Statement,
  statementsOf,
} from '../../iam-documents/policy-document';
import { own } from '../../organization/own';
import { managedPolicyArn } from './managed-policies';
import { type PredefinedPermissionSet, predefined } from './predefined';
import type { IdentityCenter, PermissionSetEntry } from './schema';
import { shorter } from './session-duration';

/** A policy that exists in every account under the same name. */
export interface CustomerManagedPolicy {
  readonly name: string;
  readonly path: string;
}

/** A permission set as it is created in AWS. */
export interface PermissionSet {
  /** description in the access portal */
  readonly name: string;
  readonly description?: string;
  /** ISO 8601 */
  readonly sessionDuration: string;
  readonly relayState?: string;
  /** ARNs of AWS-managed policies */
  readonly managedPolicies: readonly string[];
  readonly customerManagedPolicies: readonly CustomerManagedPolicy[];
  /** the inline policy, if it has one */
  readonly inlinePolicy?: PolicyDocument;
  readonly boundary?: {
    readonly managedPolicyArn?: string;
    readonly customerManagedPolicy?: CustomerManagedPolicy;
  };
  readonly tags: Readonly<Record<string, string>>;
  /** ARN of one that exists already */
  readonly arn?: string;
}

const standardDuration = 'PT4H';

/**
 * Every permission set that the member accounts may need: those of the file and the predefined ones that are used,
 * each again for every kind of session. All kinds are always made, so that a new account never needs a new one.
 *
 * @param used names of permission sets that grants refer to
 */
export function permissionSetsOf(settings: IdentityCenter, used: Iterable<string>): PermissionSet[] {
  const names = [...new Set([...Object.keys(settings.permissionSets), ...used])].sort();
  return names.flatMap((name) => {
    const base = basePermissionSet(name, settings);
    if (!base) return [];
    return [base, ...Object.keys(settings.sessions).map((kind) => forSession(base, kind, settings))];
  });
}

/** The permission sets of the management account, made apart from the members’. */
export function managementPermissionSets(settings: IdentityCenter, used: Iterable<string>): PermissionSet[] {
  const { suffix, sessionDuration } = settings.managementAccount;
  return [...new Set(used)].sort().flatMap((name) => {
    const base = basePermissionSet(name, settings);
    return base ? [variant(base, `${name}${suffix}`, sessionDuration)] : [];
  });
}

/** The name of the permission set that an account with a kind of session gets. */
export const nameForSession = (permissionSet: string, session: string | undefined): string =>
  session === undefined ? permissionSet : `${permissionSet}-${session}`;

/** Whether a name is that of a permission set, of the file's own or a predefined one. */
export const isPermissionSet = (name: string, { permissionSets }: IdentityCenter): boolean =>
  Object.hasOwn(permissionSets, name) || predefined(name) !== undefined;

/** The permission set of a name, without what sessions change; none where there is no such one. */
export function basePermissionSet(name: string, settings: IdentityCenter): PermissionSet | undefined {
  const entry = own(settings.permissionSets, name);
  if (entry) return fromEntry(name, entry, entry.predefined && predefined(entry.predefined));
  const ready = predefined(name);
  return ready && fromEntry(name, emptyEntry, ready);
}

const emptyEntry: PermissionSetEntry = { managedPolicies: [], customerManagedPolicies: [], tags: {} };

function fromEntry(
  name: string,
  entry: PermissionSetEntry,
  ready: PredefinedPermissionSet | undefined,
): PermissionSet {
  const managed = [...(ready?.managedPolicies ?? []), ...entry.managedPolicies].map(managedPolicyArn);
  const own = entry.inlinePolicy as unknown as PolicyDocument | undefined;
  const statements = [...(ready?.statements ?? []), ...(own ? statementsOf(own) : [])];
  const description = entry.description ?? ready?.description;
  const boundary = entry.permissionsBoundary;
  return {
    name,
    ...(description && { description }),
    sessionDuration: entry.sessionDuration ?? ready?.sessionDuration ?? standardDuration,
    ...(entry.relayState && { relayState: entry.relayState }),
    managedPolicies: [...new Set(managed)],
    customerManagedPolicies: entry.customerManagedPolicies,
    ...(statements.length && { inlinePolicy: policyOf(...statements) }),
    ...(boundary && {
      boundary: boundary.managedPolicy
        ? { managedPolicyArn: managedPolicyArn(boundary.managedPolicy) }
        : { customerManagedPolicy: boundary.customerManagedPolicy },
    }),
    tags: entry.tags,
    ...(entry.arn && { arn: entry.arn }),
  };
}

function forSession(base: PermissionSet, kind: string, settings: IdentityCenter): PermissionSet {
  const { duration = standardDuration, requireMfa } = own(settings.sessions, kind) ?? {};
  const made = variant(base, nameForSession(base.name, kind), duration);
  const { mfaAttribute } = settings;
  if (!requireMfa || !mfaAttribute) return made;
  const statements = base.inlinePolicy ? statementsOf(base.inlinePolicy) : [];
  return { ...made, inlinePolicy: policyOf(...statements, denyWithoutMfa(mfaAttribute)) };
}

function variant(base: PermissionSet, name: string, duration: string): PermissionSet {
  const { arn: _arn, ...rest } = base;
  return { ...rest, name, sessionDuration: shorter(base.sessionDuration, duration) };
}

/** Denies everything to a session whose tag does not say that it began with MFA; a missing tag does not say so. */
const denyWithoutMfa = ({ name, value }: { name: string; value: string }): Statement => ({
  Sid: 'DenyWithoutMfa',
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { StringNotEquals: { [`aws:PrincipalTag/${name}`]: value } },
});
