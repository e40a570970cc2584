import { type PolicyDocument, policyOf, type Statement } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';
import type { RoleDocument } from './role-document';

/** The runbooks of the role and its account. */
export interface RemediationRoleProps {
  readonly roleName: string;
  /** id of the account that the role is in */
  readonly accountId: string;
  /** runbooks that the role is for, by their names */
  readonly runbooks: readonly Runbook[];
}

/** An AWS runbook that remediates credentials. */
export type Runbook = keyof typeof permissions;

/**
 * The permissions that each runbook needs according to AWS, and no others.
 * https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-aws-revoke-iam-user.html
 * https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-aws-set-iam-policy.html
 */
const permissions = {
  'AWSConfigRemediation-RevokeUnusedIAMUserCredentials': (accountId: string) => [
    { Sid: 'FindUser', Effect: 'Allow', Action: 'config:ListDiscoveredResources', Resource: '*' },
    {
      Sid: 'RevokeCredentials',
      Effect: 'Allow',
      Action: [
        'iam:DeleteAccessKey',
        'iam:DeleteLoginProfile',
        'iam:GetAccessKeyLastUsed',
        'iam:GetLoginProfile',
        'iam:GetUser',
        'iam:ListAccessKeys',
        'iam:UpdateAccessKey',
      ],
      Resource: `arn:aws:iam::${accountId}:user/*`,
    },
  ],
  'AWSConfigRemediation-SetIAMPasswordPolicy': () => [
    {
      Sid: 'SetPasswordPolicy',
      Effect: 'Allow',
      Action: ['iam:GetAccountPasswordPolicy', 'iam:UpdateAccountPasswordPolicy'],
      Resource: '*',
    },
  ],
} satisfies Record<string, (accountId: string) => Statement[]>;

/**
 * The role with which Systems Manager remediates credentials of an account. Only automations of the same account may
 * assume it.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-iam.html
 */
export function remediationRole({ roleName, accountId, runbooks }: RemediationRoleProps): RoleDocument {
  return {
    roleName,
    description: 'Puts credentials right that AWS Config has found: nothing else.',
    trustPolicy: policyOf(
      serviceTrust({
        service: 'ssm.amazonaws.com',
        accountId,
        sourceArn: `arn:aws:ssm:*:${accountId}:automation-execution/*`,
        Sid: 'AssumeForAutomation',
      }),
    ),
    managedPolicies: [],
    inlinePolicy: runs(accountId, runbooks),
    maxSessionSeconds: 3600,
  };
}

/** The names of runbooks that begin with AWS are AWS's alone. */
function runs(accountId: string, runbooks: readonly Runbook[]): PolicyDocument {
  const executions = `arn:aws:ssm:*:${accountId}:automation-execution/*`;
  const documents = runbooks.flatMap((name) => [
    `arn:aws:ssm:*:*:document/${name}`,
    `arn:aws:ssm:*:*:automation-definition/${name}:*`,
  ]);
  return policyOf(
    {
      Sid: 'RunTheRunbooks',
      Effect: 'Allow',
      Action: 'ssm:StartAutomationExecution',
      Resource: [...documents, executions],
    },
    { Sid: 'SeeTheirOutcome', Effect: 'Allow', Action: 'ssm:GetAutomationExecution', Resource: executions },
    ...runbooks.flatMap((name) => permissions[name](accountId)),
  );
}
