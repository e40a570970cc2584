import type { Statement } from '../../iam-documents/policy-document';
import { customerDataActions } from '../../organization/customer-data';

/** A predefined permission set, which needs no entry in the file. */
export interface PredefinedPermissionSet {
  readonly description: string;
  /** names of AWS-managed policies */
  readonly managedPolicies: readonly string[];
  /** statements of its inline policy */
  readonly statements: readonly Statement[];
  /** ISO 8601 */
  readonly sessionDuration: string;
}

/** Denies access to customers' data, whatever the managed policies allow now or later. */
const denyCustomerData: Statement = {
  Sid: 'DenyCustomerData',
  Effect: 'Deny',
  Action: customerDataActions,
  Resource: '*',
};

const set = (
  description: string,
  managedPolicies: readonly string[],
  statements: readonly Statement[] = [],
  sessionDuration = 'PT4H',
): PredefinedPermissionSet => ({ description, managedPolicies, statements, sessionDuration });

/**
 * The permission sets that most companies need, named as AWS names its job functions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
 */
const predefinedPermissionSets = {
  AdministratorAccess: set('Everything. For the few who run the platform.', ['AdministratorAccess']),
  PowerUserAccess: set(
    'Everything but users, roles and the organization. For developers in their accounts.',
    ['PowerUserAccess'],
  ),
  ReadOnlyAccess: set(
    'Reads how everything is set up, and none of the data in it.',
    ['ReadOnlyAccess'],
    [denyCustomerData],
  ),
  Billing: set('Bills, budgets, cost reports and payment methods.', ['Billing']),
  SecurityAudit: set(
    'Reads configuration for security reviews, and none of the data in it.',
    ['SecurityAudit', 'ViewOnlyAccess'],
    [denyCustomerData],
  ),
  NetworkAdministrator: set('Networks: VPCs, routes, gateways, DNS, load balancers.', [
    'NetworkAdministrator',
  ]),
  DatabaseAdministrator: set('Databases and what watches them.', ['DatabaseAdministrator']),
  SupportUser: set(
    'Support cases, with the configuration that they are about and none of the data in it.',
    ['SupportUser'],
    [denyCustomerData],
  ),
  BreakGlass: set(
    'Everything, for emergencies, an hour at a time. Its use is an incident.',
    ['AdministratorAccess'],
    [],
    'PT1H',
  ),
} as const satisfies Record<string, PredefinedPermissionSet>;

/** The name of a predefined permission set. */
export type PredefinedName = keyof typeof predefinedPermissionSets;

/** Names of all predefined permission sets. */
export const predefinedNames = Object.keys(predefinedPermissionSets) as [PredefinedName, ...PredefinedName[]];

/** A predefined permission set by name; none for a name of the user's own. */
export const predefined = (name: string): PredefinedPermissionSet | undefined =>
  Object.hasOwn(predefinedPermissionSets, name)
    ? predefinedPermissionSets[name as PredefinedName]
    : undefined;
