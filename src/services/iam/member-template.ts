import { auditRole } from './audit-role';
import { breakGlassRole } from './break-glass-role';
import { deploymentRole } from './deployment-role';
import { type RemediationRoleProps, remediationRole } from './remediation-role';
import type { RoleDocument } from './role-document';
import { roleTemplate, type TemplateResource } from './role-template';
import type { Roles } from './roles-schema';

/** The roles of every member account. */
export interface MemberRolesProps {
  readonly roles: Roles;
  /** the role that puts credentials right, if anything shall */
  readonly remediation?: Omit<RemediationRoleProps, 'accountId'>;
  /** tags of the roles, such as `Owner` */
  readonly tags: Readonly<Record<string, string>>;
}

/** A parameter of the template: an id that is known when it is applied. */
export type MemberParameter =
  | 'OrganizationId'
  | 'AuditAccountId'
  | 'DeploymentAccountId'
  | 'ManagementAccountId';

/** A CloudFormation template. */
export interface MemberTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters: Readonly<Partial<Record<MemberParameter, object>>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/** CloudFormation's notation of a parameter's value inside a text. */
const of = (parameter: MemberParameter | 'AWS::AccountId'): string => `\${${parameter}}`;

const types: Readonly<Record<MemberParameter, object>> = {
  OrganizationId: { Type: 'String', AllowedPattern: 'o-[a-z0-9]{10,32}' },
  AuditAccountId: { Type: 'String', AllowedPattern: '[0-9]{12}' },
  DeploymentAccountId: { Type: 'String', AllowedPattern: '[0-9]{12}' },
  ManagementAccountId: { Type: 'String', AllowedPattern: '[0-9]{12}' },
};

/**
 * The CloudFormation template of the roles of a member account; undefined when there are none. It is the same text for
 * every organization with the same roles: ids are its parameters.
 */
export function memberTemplate(props: MemberRolesProps): MemberTemplate | undefined {
  const roles = memberRoles(props);
  if (Object.keys(roles).length === 0) return undefined;
  const resources = Object.entries(roles).map(([id, role]) => roleTemplate(id, role, props.tags));
  const text = JSON.stringify(resources);
  const used = Object.entries(types).filter(([name]) => text.includes(of(name as MemberParameter)));
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The roles that the landing zone has in an account.',
    Parameters: Object.fromEntries(used),
    Resources: Object.assign({}, ...resources.map(substituted)),
  };
}

/** The documents by the beginnings of their logical ids. */
function memberRoles({ roles, remediation }: MemberRolesProps): Record<string, RoleDocument> {
  const { audit, deployment, breakGlass } = roles;
  const trusting = (account: MemberParameter) => ({
    organizationId: of('OrganizationId'),
    trustedAccountId: of(account),
  });
  return {
    ...(audit && { Audit: auditRole(audit, trusting('AuditAccountId')) }),
    ...(deployment && { Deployment: deploymentRole(deployment, trusting('DeploymentAccountId')) }),
    ...(breakGlass && { BreakGlass: breakGlassRole(breakGlass, trusting('ManagementAccountId')) }),
    ...(remediation && {
      Remediation: remediationRole({ ...remediation, accountId: of('AWS::AccountId') }),
    }),
  };
}

/** Texts with a parameter in them become CloudFormation's own function. */
function substituted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(substituted);
  if (typeof value === 'string') return value.includes('${') ? { 'Fn::Sub': value } : value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substituted(inner)]));
}
