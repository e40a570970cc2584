import {
  isManagedPolicy,
  managedPoliciesSource,
  managedPolicyName,
  managedPolicyNames,
} from '../../services/identity-center/managed-policies';
import {
  basePermissionSet,
  type PermissionSet,
  permissionSetsOf,
} from '../../services/identity-center/permission-set-model';
import type { IdentityCenter } from '../../services/identity-center/schema';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { type Check, type CheckContext, error, keyAt, valueAt, warning } from './context';
import { identityPolicyProblems } from './identity-policy';

/** Calls a function for the permission sets that the file itself describes. */
function eachOf(
  { file }: CheckContext,
  check: (name: string, made: PermissionSet, settings: IdentityCenter, path: Path) => Diagnostic[],
): Diagnostic[] {
  const settings = file.identityCenter;
  if (!settings) return [];
  return Object.keys(settings.permissionSets).flatMap((name) => {
    const made = basePermissionSet(name, settings);
    return made ? check(name, made, settings, ['identityCenter', 'permissionSets', name]) : [];
  });
}

/** Every AWS-managed policy exists, as far as a dated list knows: a name that it does not have is wrong, an ARN may be new. */
export const managedPolicies: Check = (context) =>
  eachOf(context, (name, _made, settings, path) => {
    const entry = settings.permissionSets[name];
    const listed = (entry?.managedPolicies ?? []).map((policy, index): [string, Path] => [
      policy,
      [...path, 'managedPolicies', index],
    ]);
    const boundary = entry?.permissionsBoundary?.managedPolicy;
    if (boundary) listed.push([boundary, [...path, 'permissionsBoundary', 'managedPolicy']]);
    return listed.flatMap(([policy, at]) => unknownPolicy(policy, valueAt(context, ...at)));
  });

function unknownPolicy(policy: string, at: Diagnostic['at']): Diagnostic[] {
  if (isManagedPolicy(policy)) return [];
  const message = `AWS has no managed policy ${policy}, says the list of ${managedPoliciesSource}`;
  const near = fixFor(managedPolicyName(policy), managedPolicyNames(), 'policies');
  return policy.startsWith('arn:')
    ? [warning('managed-policy-unknown', at, message, `${near} (if AWS added it since, leave it as it is)`)]
    : [error('managed-policy-unknown', at, message, `${near} (if AWS added it since, give its ARN)`)];
}

/** No permission set has more managed policies than AWS attaches. */
export const managedPolicyCounts: Check = (context) =>
  eachOf(context, (name, made, _settings, path) => {
    const count = made.managedPolicies.length + made.customerManagedPolicies.length;
    const most = context.file.quotas.managedPoliciesPerPermissionSet;
    if (count <= Math.min(most, 20)) return [];
    const message = `permission set ${name} has ${count} managed policies; AWS takes ${Math.min(most, 20)}`;
    const fix =
      count > 20
        ? 'AWS never takes more than 20; join some in an inline policy'
        : 'join some, or have IAM’s quota raised in every account and write it in quotas.managedPoliciesPerPermissionSet';
    return [error('permission-set-policies', keyAt(context, ...path, 'managedPolicies'), message, fix)];
  });

/** A permission set permits something; a file that could not be read is reported as that. */
export const emptyPermissionSets: Check = (context) =>
  eachOf(context, (name, made, settings, path) =>
    made.managedPolicies.length ||
    made.customerManagedPolicies.length ||
    made.inlinePolicy ||
    settings.permissionSets[name]?.inlinePolicyFile
      ? []
      : [
          error(
            'permission-set-empty',
            keyAt(context, ...path),
            `permission set ${name} has no policy and permits nothing`,
            'add predefined, managedPolicies, customerManagedPolicies or inlinePolicy',
          ),
        ],
  );

/** Inline policies are such that IAM takes them, and not too long; what sessions and predefined sets add is counted. */
export const inlinePolicies: Check = (context) =>
  eachOf(context, (name, made, settings, path) => {
    const entry = settings.permissionSets[name];
    const given = entry?.inlinePolicyFile ? 'inlinePolicyFile' : 'inlinePolicy';
    const at = keyAt(context, ...path, given);
    const own = entry?.inlinePolicy;
    const faults = own ? identityPolicyProblems(own) : [];
    if (faults.length)
      return faults.map(({ message, fix, path: inside }) =>
        error(
          'inline-policy',
          inside.length ? valueAt(context, ...path, given, ...inside) : at,
          `in the policy of permission set ${name}, ${message}`,
          fix,
        ),
      );
    if (!made.inlinePolicy) return [];
    const longest = Math.max(
      ...permissionSetsOf(
        { ...settings, permissionSets: { [name]: entry as NonNullable<typeof entry> } },
        [],
      ).map(({ inlinePolicy }) => [...JSON.stringify(inlinePolicy ?? '').replace(/\s/g, '')].length),
    );
    const most = context.file.quotas.permissionSetInlineCharacters;
    if (longest <= most) return [];
    return [
      error(
        'policy-size',
        at,
        `the inline policy of permission set ${name} has ${longest} characters without white space; IAM takes ${most}`,
        'move statements to a customer-managed policy that is in every account, or split the permission set',
      ),
    ];
  });
