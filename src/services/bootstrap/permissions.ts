import type { Statement } from '../../terraform/policy-document';

/** What the permissions name. */
export interface PermissionProps {
  readonly accountId: string;
  /** ARN of the bucket with the states, and of its key, where there is one */
  readonly state?: { readonly bucketArn: string; readonly keyArn: string };
  readonly planRoleName: string;
  readonly applyRoleName: string;
  /** path of the users that the landing zone itself makes, which never get credentials from a pipeline */
  readonly breakGlassPath: string;
}

/** AWS's own policies of a role that only reads: configuration, never what people have stored. */
export const readingPolicies = [
  'arn:aws:iam::aws:policy/SecurityAudit',
  'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
] as const;

/** Reads of a refresh that AWS's policies leave out. */
const moreReads = [
  'account:Get*',
  'account:List*',
  'budgets:Describe*',
  'budgets:View*',
  'ce:Describe*',
  'ce:Get*',
  'ce:List*',
  'cloudformation:Describe*',
  'cloudformation:Get*',
  'cloudformation:List*',
  'identitystore:Describe*',
  'identitystore:List*',
  'identitystore:GetGroupId',
  'organizations:Describe*',
  'organizations:List*',
  'ram:Get*',
  'ram:List*',
  'servicequotas:Get*',
  'servicequotas:List*',
  'sns:GetTopicAttributes',
  'sns:List*',
  'sso:Describe*',
  'sso:Get*',
  'sso:List*',
];

/** What the role that plans may do beside `readingPolicies`: read the states and become its likeness in members. */
export const planStatements = ({ state, planRoleName }: PermissionProps): Statement[] => [
  { Sid: 'Read', Effect: 'Allow', Action: moreReads, Resource: '*' },
  {
    Sid: 'ReadMembers',
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: `arn:aws:iam::*:role/${planRoleName}`,
  },
  ...(state
    ? [
        { Sid: 'ListStates', Effect: 'Allow' as const, Action: 's3:ListBucket', Resource: state.bucketArn },
        {
          Sid: 'ReadStates',
          Effect: 'Allow' as const,
          Action: 's3:GetObject',
          Resource: `${state.bucketArn}/*`,
        },
        { Sid: 'DecryptStates', Effect: 'Allow' as const, Action: 'kms:Decrypt', Resource: state.keyArn },
      ]
    : []),
];

/** Policies of the role that applies: a landing zone makes roles and policies, so it is an administrator with limits. */
export const applyPolicies = ['arn:aws:iam::aws:policy/AdministratorAccess'] as const;

/** What the role that applies must not do: widen its own trust or powers, give out keys, break up the organization. */
export function applyLimits({
  accountId,
  state,
  planRoleName,
  applyRoleName,
  breakGlassPath,
}: PermissionProps): Statement[] {
  const roles = [planRoleName, applyRoleName].map((name) => `arn:aws:iam::${accountId}:role/${name}`);
  const deny = (Sid: string, Action: string[], Resource: string | string[]): Statement => ({
    Sid,
    Effect: 'Deny',
    Action,
    Resource,
  });
  return [
    deny('KeepRoles', ['iam:Attach*', 'iam:Delete*', 'iam:Detach*', 'iam:Put*', 'iam:Update*'], roles),
    deny(
      'KeepTrust',
      ['iam:Add*', 'iam:Create*', 'iam:Delete*', 'iam:Remove*', 'iam:Update*'],
      `arn:aws:iam::${accountId}:oidc-provider/*`,
    ),
    deny('NoKeys', ['iam:CreateAccessKey', 'iam:CreateLoginProfile'], '*'),
    {
      Sid: 'NoUsersButForEmergencies',
      Effect: 'Deny',
      Action: 'iam:CreateUser',
      NotResource: `arn:aws:iam::${accountId}:user${breakGlassPath}*`,
    },
    deny(
      'KeepOrganization',
      [
        'organizations:CloseAccount',
        'organizations:DeleteOrganization',
        'organizations:LeaveOrganization',
        'organizations:RemoveAccountFromOrganization',
      ],
      '*',
    ),
    ...(state
      ? [
          deny(
            'KeepStates',
            [
              's3:DeleteBucket*',
              's3:DeleteObjectVersion',
              's3:PutBucketPolicy',
              's3:PutBucketVersioning',
              's3:PutLifecycleConfiguration',
            ],
            [state.bucketArn, `${state.bucketArn}/*`],
          ),
          deny(
            'KeepStateKey',
            ['kms:DisableKey', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
            state.keyArn,
          ),
        ]
      : []),
  ];
}
