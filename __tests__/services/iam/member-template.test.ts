import { auditRole } from '../../../src/services/iam/audit-role';
import { breakGlassRole } from '../../../src/services/iam/break-glass-role';
import { deploymentRole } from '../../../src/services/iam/deployment-role';
import { type MemberTemplate, memberTemplate } from '../../../src/services/iam/member-template';
import { remediationRole } from '../../../src/services/iam/remediation-role';
import type { RoleDocument } from '../../../src/services/iam/role-document';
import { rolesSchema } from '../../../src/services/iam/roles-schema';
import { cfnLint } from '../../cfn-lint';
import { each, roles } from './roles';

const { audit, deployment, breakGlass } = each;
const remediation = {
  roleName: 'landfall-remediation',
  runbooks: [
    'AWSConfigRemediation-RevokeUnusedIAMUserCredentials',
    'AWSConfigRemediation-SetIAMPasswordPolicy',
  ],
} as const;
const tags = { Owner: 'landfall' };

const made = (given: Partial<Parameters<typeof memberTemplate>[0]> = {}): MemberTemplate => {
  const template = memberTemplate({ roles, remediation, tags, ...given });
  if (!template) throw new Error('there are roles');
  return template;
};

const values: Record<string, string> = {
  OrganizationId: 'o-ab12cd34ef',
  AuditAccountId: '222222222222',
  DeploymentAccountId: '333333333333',
  ManagementAccountId: '111111111111',
  'AWS::AccountId': '123456789012',
};

/** The template as CloudFormation reads it in an account. */
function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (value === null || typeof value !== 'object') return value;
  const { 'Fn::Sub': text } = value as { 'Fn::Sub'?: string };
  if (text !== undefined) {
    return text
      .replace(/\$\{([^!}]+)\}/g, (_, name: string) => values[name] ?? `no parameter ${name}`)
      .replaceAll('${!', '${');
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner)]));
}

const documents: Record<string, RoleDocument> = {
  Audit: auditRole(audit, { organizationId: 'o-ab12cd34ef', trustedAccountId: '222222222222' }),
  Deployment: deploymentRole(deployment, {
    organizationId: 'o-ab12cd34ef',
    trustedAccountId: '333333333333',
  }),
  BreakGlass: breakGlassRole(breakGlass, {
    organizationId: 'o-ab12cd34ef',
    trustedAccountId: '111111111111',
  }),
  Remediation: remediationRole({ ...remediation, accountId: '123456789012' }),
};

describe('the template of a member account', () => {
  const resources = read(made().Resources) as Record<string, { Properties: Record<string, unknown> }>;

  test.each(Object.entries(documents))('makes the role %s of its document', (id, role) => {
    expect(resources[`${id}Role`]?.Properties).toMatchObject({
      RoleName: role.roleName,
      AssumeRolePolicyDocument: role.trustPolicy,
      ManagedPolicyArns: role.managedPolicies,
      MaxSessionDuration: role.maxSessionSeconds,
      Tags: [{ Key: 'Owner', Value: 'landfall' }],
      ...(role.inlinePolicy && {
        Policies: [{ PolicyName: role.roleName, PolicyDocument: role.inlinePolicy }],
      }),
    });
  });

  test('keeps the deployment role within its boundary', () => {
    expect(resources.DeploymentBoundary?.Properties.PolicyDocument).toEqual(
      documents.Deployment?.boundary?.document,
    );
    expect(resources.DeploymentRole?.Properties.PermissionsBoundary).toEqual({ Ref: 'DeploymentBoundary' });
  });

  test('is the same text in every organization: ids are parameters', () => {
    expect(Object.keys(made().Parameters)).toEqual([
      'OrganizationId',
      'AuditAccountId',
      'DeploymentAccountId',
      'ManagementAccountId',
    ]);
    expect(JSON.stringify(made())).not.toMatch(/o-ab12cd34ef|\b[0-9]{12}\b/);
  });

  test('asks only for the ids that its roles trust', () => {
    const of = (given: object) => Object.keys(made({ roles: rolesSchema.parse(given) }).Parameters);
    expect(of({})).toEqual([]);
    expect(of({ audit })).toEqual(['OrganizationId', 'AuditAccountId']);
    expect(of({ breakGlass })).toEqual(['OrganizationId', 'ManagementAccountId']);
  });

  test('is there only when there are roles', () => {
    expect(memberTemplate({ roles: rolesSchema.parse({}), tags })).toBeUndefined();
  });
});

test('no document is longer than IAM takes', () => {
  const length = (document: object | undefined) => JSON.stringify(document ?? '').length;
  for (const { trustPolicy, inlinePolicy, boundary } of Object.values(documents)) {
    expect(length(trustPolicy)).toBeLessThanOrEqual(2048);
    expect(length(inlinePolicy)).toBeLessThanOrEqual(10240);
    expect(length(boundary?.document)).toBeLessThanOrEqual(6144);
  }
});

cfnLint('the template', () => ({ 'template.json': JSON.stringify(made()) }));
