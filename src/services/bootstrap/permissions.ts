import type { Statement } from '../../iam-documents/policy-document';
import { literal } from '../../terraform/literal';

/** The values that the permissions refer to. */
export interface PermissionProps {
  readonly accountId: string;
  /** ARN of the bucket with the states, and of its key, where there is one */
  readonly state?: {
    readonly bucketArn: string;
    readonly keyArn: string;
    readonly region: string;
    /** beginning of the states' keys */
    readonly prefix: string;
    readonly replica?: { readonly bucketArn: string; readonly keyArn: string };
  };
  readonly planRoleName: string;
  readonly applyRoleName: string;
  /** ARNs of roles that Terraform is told to assume first, which may be in this account */
  readonly assumedRoleArns?: readonly string[];
  /** path of the users that the landing zone itself makes, which never get credentials from a pipeline */
  readonly breakGlassPath: string;
}

/** AWS managed policies of the plan role: they read configuration, and not stored data. */
export const readingPolicies = [
  'arn:aws:iam::aws:policy/SecurityAudit',
  'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
] as const;

/** Reads that a Terraform refresh needs and that the managed policies lack. */
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

/**
 * Denied reads of the managed policies: they return configuration that may contain secrets, such as environments of
 * functions and containers, user data, templates and commands. Landfall manages none of these, and whoever may push a
 * branch can run code with the plan role.
 */
export const neverRead: Statement = {
  Sid: 'NoConfiguredSecrets',
  Effect: 'Deny',
  Action: [
    'apprunner:DescribeService',
    'batch:DescribeJob*',
    'cloudformation:DescribeChangeSet*',
    'cloudformation:DescribeStacks',
    'cloudformation:GetTemplate',
    'codebuild:BatchGet*',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeLaunchTemplateVersions',
    'ec2:DescribeSpotFleetRequests',
    'ec2:DescribeSpotInstanceRequests',
    'ecs:Describe*',
    'elasticbeanstalk:DescribeConfigurationSettings',
    'glue:Get*',
    'lambda:GetFunctionConfiguration',
    'lambda:ListFunctions',
    'lambda:ListVersionsByFunction',
    'rds:DownloadDBLogFilePortion',
    'sagemaker:Describe*',
    'ssm:DescribeAssociation',
    'ssm:DescribeAutomation*',
    'ssm:GetAutomationExecution',
    'ssm:ListCommand*',
    'states:Describe*',
  ],
  Resource: '*',
};

/** The plan role's permissions besides `readingPolicies`: read the states, and assume the plan role in members. */
export const planStatements = ({ state, planRoleName }: PermissionProps): Statement[] => [
  { Sid: 'Read', Effect: 'Allow', Action: moreReads, Resource: '*' },
  neverRead,
  {
    Sid: 'ReadMembers',
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: `arn:aws:iam::*:role/${planRoleName}`,
    Condition: { StringEquals: { 'aws:ResourceOrgID': literal('${aws:PrincipalOrgID}') } },
  },
  ...(state ? readingStates(state) : []),
];

const readingStates = ({
  bucketArn,
  keyArn,
  region,
  prefix,
}: NonNullable<PermissionProps['state']>): Statement[] => [
  { Sid: 'ListStates', Effect: 'Allow', Action: 's3:ListBucket', Resource: bucketArn },
  { Sid: 'ReadStates', Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucketArn}/${prefix}*` },
  {
    Sid: 'DecryptStates',
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: keyArn,
    Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
  },
];
