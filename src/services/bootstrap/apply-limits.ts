import type { Statement } from '../../iam-documents/policy-document';
import type { PermissionProps } from './permissions';

/**
 * Managed policies of the apply role. A landing zone creates roles and policies, so the role is an administrator with
 * limits.
 */
export const applyPolicies = ['arn:aws:iam::aws:policy/AdministratorAccess'] as const;

/**
 * The name of the boundary with the limits, which every role that a pipeline creates or changes in the management
 * account must have.
 */
export const boundaryName = ({ applyRoleName }: Pick<PermissionProps, 'applyRoleName'>): string =>
  `${applyRoleName}-boundary`;

/** ARN of the boundary: known before it is made. */
export const boundaryArn = (props: Pick<PermissionProps, 'applyRoleName' | 'accountId'>): string =>
  `arn:aws:iam::${props.accountId}:policy/${boundaryName(props)}`;

/**
 * The statements of the boundary: everything within the limits, so that a role made by a pipeline can do no more than
 * the pipeline itself.
 */
export const boundaryStatements = (props: PermissionProps): Statement[] => [
  { Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' },
  ...applyLimits(props),
];

const deny = (
  Sid: string,
  Action: string[],
  Resource: string | string[] = '*',
  Condition?: Statement['Condition'],
): Statement => ({ Sid, Effect: 'Deny', Action, Resource, ...(Condition && { Condition }) });

/**
 * The denials of the apply role. It must not extend its own trust or permissions, become or create a more powerful
 * identity, issue credentials, break up the organization, or destroy its audit records.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const applyLimits = (props: PermissionProps): Statement[] => [
  ...onItself(props),
  ...onOtherRoles(props),
  ...onUsers(props),
  ...onOrganization(),
  ...onStates(props),
];

function onItself(props: PermissionProps): Statement[] {
  const { accountId, planRoleName, applyRoleName } = props;
  const roles = [planRoleName, applyRoleName].map((name) => `arn:aws:iam::${accountId}:role/${name}`);
  return [
    deny(
      'KeepRoles',
      ['iam:Attach*', 'iam:Delete*', 'iam:Detach*', 'iam:Put*', 'iam:Tag*', 'iam:Untag*', 'iam:Update*'],
      roles,
    ),
    deny(
      'KeepTrust',
      ['iam:Add*', 'iam:Create*', 'iam:Delete*', 'iam:Remove*', 'iam:Update*'],
      [`arn:aws:iam::${accountId}:oidc-provider/*`, `arn:aws:iam::${accountId}:saml-provider/*`],
    ),
    deny(
      'KeepBoundary',
      ['iam:CreatePolicy*', 'iam:DeletePolicy*', 'iam:SetDefaultPolicyVersion'],
      boundaryArn(props),
    ),
  ];
}

/**
 * Services that roles of the landing zone are passed to. No role may be passed to any other service, which could run
 * code with it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
const passedTo = [
  'chatbot.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'config.amazonaws.com',
  'events.amazonaws.com',
];

/** Calls that run code with an existing role. The landing zone runs none in the management account. */
const runningCode = [
  'cloudformation:ContinueUpdateRollback',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:UpdateStack',
  'codebuild:*',
  'ec2:AssociateIamInstanceProfile',
  'ec2:ModifyInstanceAttribute',
  'ec2:RunInstances',
  'ec2-instance-connect:*',
  'ecs:ExecuteCommand',
  'ecs:RunTask',
  'glue:*',
  'lambda:Invoke*',
  'lambda:UpdateFunction*',
  'sagemaker:*',
  'ssm:CreateAssociation*',
  'ssm:SendCommand',
  'ssm:StartAutomationExecution',
  'ssm:StartSession',
  'ssm:UpdateAssociation',
  'states:Start*',
];

/**
 * Roles that Identity Center makes for assignments on the management account, with the permissions of whoever calls it and
 * without a boundary. IAM refuses everybody else a role of this path.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-using-id-policies.html (2026-11-21)
 */
const ofIdentityCenter = (accountId: string): string =>
  `arn:aws:iam::${accountId}:role/aws-reserved/sso.amazonaws.com/*`;

function onOtherRoles(props: PermissionProps): Statement[] {
  const { accountId, assumedRoleArns = [] } = props;
  const inAccount = `arn:aws:iam::${accountId}:role/*`;
  const assumes = assumedRoleArns.some((arn) => arn.includes(`::${accountId}:`));
  return [
    {
      Sid: 'BoundRoles',
      Effect: 'Deny',
      Action: [
        'iam:AttachRolePolicy',
        'iam:CreateRole',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
      ],
      NotResource: [ofIdentityCenter(accountId)],
      Condition: { StringNotEquals: { 'iam:PermissionsBoundary': boundaryArn(props) } },
    },
    deny(
      'KeepPolicies',
      ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
      `arn:aws:iam::${accountId}:policy/*`,
    ),
    deny('NoNewTrust', ['iam:DeleteRolePermissionsBoundary', 'iam:UpdateAssumeRolePolicy'], inAccount),
    // A role of this account that Terraform is told to assume is somebody else's to limit.
    ...(assumes ? [] : [deny('NoOtherRole', ['sts:AssumeRole'], inAccount)]),
    deny('PassFewRoles', ['iam:PassRole'], '*', { StringNotEquals: { 'iam:PassedToService': passedTo } }),
    deny('RunNothing', runningCode),
  ];
}

function onUsers({ accountId, breakGlassPath }: PermissionProps): Statement[] {
  return [
    deny('NoCredentials', [
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:CreateServiceSpecificCredential',
      'iam:DeactivateMFADevice',
      'iam:EnableMFADevice',
      'iam:ResetServiceSpecificCredential',
      'iam:UpdateAccessKey',
      'iam:UpdateLoginProfile',
      'iam:UploadSSHPublicKey',
      'iam:UploadSigningCertificate',
      'identitystore:CreateGroupMembership',
      'identitystore:CreateUser',
      'identitystore:UpdateUser',
      'sts:AssumeRoot',
    ]),
    // A user of another path with another name or path is somebody else: a break-glass user, a member of a wider group.
    deny('NoUserPolicies', [
      'iam:AttachGroupPolicy',
      'iam:AttachUserPolicy',
      'iam:DeleteGroupPolicy',
      'iam:DeleteUserP*',
      'iam:DetachGroupPolicy',
      'iam:DetachUserPolicy',
      'iam:PutGroupPolicy',
      'iam:PutUser*',
      'iam:UpdateGroup',
      'iam:UpdateUser',
    ]),
    {
      Sid: 'NoUsersButForEmergencies',
      Effect: 'Deny',
      Action: ['iam:AddUserToGroup', 'iam:CreateUser', 'iam:RemoveUserFromGroup'],
      NotResource: ['user', 'group'].map((kind) => `arn:aws:iam::${accountId}:${kind}${breakGlassPath}*`),
    },
  ];
}

const onOrganization = (): Statement[] => [
  deny('KeepOrganization', [
    'account:AcceptPrimaryEmailUpdate',
    'account:StartPrimaryEmailUpdate',
    'organizations:CloseAccount',
    'organizations:DeleteOrganization',
    'organizations:LeaveOrganization',
    'organizations:RemoveAccountFromOrganization',
  ]),
  deny('KeepEvidence', [
    'cloudtrail:DeleteTrail',
    'cloudtrail:StopLogging',
    'logs:DeleteLogGroup',
    'logs:DeleteLogStream',
  ]),
];

function onStates({ state }: PermissionProps): Statement[] {
  if (!state) return [];
  const copies = [state, ...(state.replica ? [state.replica] : [])];
  const buckets = copies.map(({ bucketArn }) => bucketArn);
  return [
    deny(
      'KeepStates',
      [
        's3:DeleteBucket*',
        's3:DeleteObjectVersion',
        's3:Put*Configuration',
        's3:PutBucket*',
        's3:PutObject*Acl',
      ],
      [...buckets, ...buckets.map((arn) => `${arn}/*`)],
    ),
    // Not of the lock files: a lock is given back by deleting its file.
    deny(
      'DeleteNoState',
      ['s3:DeleteObject'],
      buckets.map((arn) => `${arn}/*.tfstate`),
    ),
    deny(
      'KeepStateKey',
      [
        'kms:CreateGrant',
        'kms:DisableKey*',
        'kms:PutKeyPolicy',
        'kms:ReplicateKey',
        'kms:ScheduleKeyDeletion',
      ],
      copies.map(({ keyArn }) => keyArn),
    ),
  ];
}
