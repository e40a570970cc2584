import { z } from 'zod';
import { evaluate, type Request } from '../../src/guardrails/evaluate';
import {
  exemptRolePatterns,
  LIBRARY,
  type LibraryContext,
  libraryPolicy,
} from '../../src/guardrails/library';
import { minify } from '../../src/guardrails/minify';
import { pack } from '../../src/guardrails/pack';
import { FULL_AWS_ACCESS } from '../../src/guardrails/policy-document';
import { isAuthorizationPolicyType } from '../../src/guardrails/policy-type';
import { policyTypeFacts } from '../../src/organization/policy-types';
import { defaultQuotas } from '../../src/organization/quotas';
import { findingsOf } from './findings';

const ACCOUNT = '111122223333';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const DEVELOPER = role('developer');
const ORGANIZATION = 'o-a1b2c3d4e5';

const context: LibraryContext = {
  partition: 'aws',
  organizationId: ORGANIZATION,
  homeRegion: 'eu-west-1',
  governedRegions: ['eu-west-1', 'eu-central-1'],
  exemptRoles: exemptRolePatterns(['landfall/deployment', 'break-glass']),
  baselineRoles: ['landfall-audit'],
  enabledServices: ['chatbot'],
};

type Ask = Partial<Request> & { action: string };
interface Case {
  parameters?: object;
  denied: Ask[];
  allowed: Ask[];
}

/** The roles that pass wherever a policy has exemptions at all. */
const EXEMPT = [
  role('landfall/deployment'),
  role('break-glass'),
  role('AWSControlTowerExecution'),
  role('OrganizationAccountAccessRole'),
  role('stacksets-exec-0a1b2c'),
  role('aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'),
];
const exempt = (ask: Ask): Ask[] => EXEMPT.map((principal) => ({ ...ask, principal }));

/** What a protected service's policy has to do: these actions stop for developers, go on for exempt roles. */
function protects(denied: string[], allowed: string[]): Case[] {
  return [
    {
      denied: denied.map((action) => ({ action })),
      allowed: [...allowed.map((action) => ({ action })), ...denied.flatMap((action) => exempt({ action }))],
    },
    {
      parameters: { exemptRoles: ['security/engineer'], exemptFoundationRoles: false },
      denied: denied.map((action) => ({ action, principal: role('break-glass') })),
      allowed: denied.map((action) => ({ action, principal: role('security/engineer') })),
    },
  ];
}

const root: Partial<Request> = { principal: `arn:aws:iam::${ACCOUNT}:root` };
const user: Partial<Request> = { principal: `arn:aws:iam::${ACCOUNT}:user/ann` };
const instance = `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/*`;
const volume = `arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/*`;
const launch = (context: Record<string, string>, resource = instance): Ask => ({
  action: 'ec2:RunInstances',
  resource,
  context,
});
const outside: Partial<Request> = {
  principal: 'arn:aws:iam::999988887777:role/stranger',
  organizationId: undefined,
};
const service = (name: string, context: Record<string, string>): Partial<Request> => ({
  principal: `${name}.amazonaws.com`,
  context,
});

const CASES: Record<string, Case[]> = {
  'deny-leaving-organization': [
    {
      denied: [
        { action: 'organizations:LeaveOrganization' },
        { action: 'account:CloseAccount' },
        { action: 'organizations:LeaveOrganization', principal: role('break-glass') },
      ],
      allowed: [
        { action: 'organizations:DescribeOrganization' },
        { action: 'organizations:LeaveOrganization', managementAccount: true },
      ],
    },
    {
      parameters: { denyClosing: false },
      denied: [{ action: 'organizations:LeaveOrganization' }],
      allowed: [{ action: 'account:CloseAccount' }],
    },
  ],
  'deny-root-user': [
    {
      denied: [{ action: 's3:ListAllMyBuckets', ...root }],
      allowed: [
        { action: 's3:ListAllMyBuckets' },
        { action: 's3:DeleteBucketPolicy', ...root, context: { 'aws:AssumedRoot': 'true' } },
        { action: 'iam:CreateAccessKey', ...root, managementAccount: true },
      ],
    },
    {
      parameters: { allowRootSessions: false, exceptActions: ['s3:DeleteBucketPolicy'] },
      denied: [{ action: 's3:GetObject', ...root, context: { 'aws:AssumedRoot': 'true' } }],
      allowed: [{ action: 's3:DeleteBucketPolicy', ...root }],
    },
  ],
  'allowed-regions': [
    {
      denied: [
        ...['ec2:RunInstances', 's3:PutObject', 'lambda:CreateFunction', 'guardduty:CreateDetector'].map(
          (action) => ({ action, region: 'us-west-2' }),
        ),
        { action: 'ec2:RunInstances', region: 'us-east-1' },
        { action: 'resource-explorer-2:Search', region: 'us-east-1' },
      ],
      allowed: [
        { action: 'ec2:RunInstances', region: 'eu-west-1' },
        { action: 's3:PutObject', region: 'eu-central-1' },
        ...[
          'iam:CreateRole',
          'sts:AssumeRole',
          'route53:ChangeResourceRecordSets',
          'cloudfront:CreateDistribution',
          'organizations:DescribeOrganization',
          'support:CreateCase',
          'health:DescribeEvents',
          'budgets:ViewBudget',
          'ce:GetCostAndUsage',
          'waf:GetWebACL',
          'wafv2:CreateWebACL',
          'shield:CreateProtection',
          'globalaccelerator:CreateAccelerator',
          'trustedadvisor:DescribeChecks',
          's3:ListAllMyBuckets',
          'acm:RequestCertificate',
          'account:ListRegions',
          'chatbot:DescribeSlackWorkspaces',
        ].map((action) => ({ action, region: 'us-east-1' })),
        { action: 'networkmanager:CreateGlobalNetwork', region: 'us-west-2' },
        ...exempt({ action: 'ec2:RunInstances', region: 'us-west-2' }),
      ],
    },
    {
      parameters: { regions: ['us-west-2'], exceptActions: ['bedrock:InvokeModel'] },
      denied: [{ action: 's3:PutObject', region: 'eu-west-1' }],
      allowed: [
        { action: 's3:PutObject', region: 'us-west-2' },
        { action: 'bedrock:InvokeModel', region: 'us-east-1' },
      ],
    },
  ],
  'protect-cloudtrail': protects(
    ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:PutEventSelectors'],
    ['cloudtrail:LookupEvents'],
  ),
  'protect-config': protects(
    ['config:StopConfigurationRecorder', 'config:DeleteDeliveryChannel', 'config:DisassociateResourceTypes'],
    ['config:PutConfigRule', 'config:DescribeConfigRules'],
  ),
  'protect-guardduty': protects(
    ['guardduty:DeleteDetector', 'guardduty:CreateFilter', 'guardduty:CreateTrustedEntitySet'],
    ['guardduty:ListFindings', 'guardduty:ArchiveFindings'],
  ),
  'protect-security-hub': protects(
    ['securityhub:DisableSecurityHub', 'securityhub:BatchUpdateStandardsControlAssociations'],
    ['securityhub:BatchUpdateFindings'],
  ),
  'protect-macie': protects(
    ['macie2:DisableMacie', 'macie2:UpdateMacieSession'],
    ['macie2:CreateClassificationJob'],
  ),
  'protect-inspector': protects(
    ['inspector2:Disable', 'inspector2:CreateFilter'],
    ['inspector2:ListFindings'],
  ),
  'protect-access-analyzer': protects(
    ['access-analyzer:DeleteAnalyzer', 'access-analyzer:CreateArchiveRule'],
    ['access-analyzer:ValidatePolicy'],
  ),
  'protect-baseline-roles': [
    {
      parameters: { roles: ['landfall/audit'] },
      denied: [
        'break-glass',
        'landfall/deployment',
        'stacksets-exec-evil',
        'AWSControlTowerExecution',
        'landfall/audit',
      ].flatMap((name) =>
        ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy', 'iam:AttachRolePolicy', 'iam:PassRole'].map(
          (action) => ({ action, resource: role(name) }),
        ),
      ),
      allowed: [
        { action: 'iam:CreateRole', resource: role('payments') },
        { action: 'iam:GetRole', resource: role('break-glass') },
        { action: 'sts:AssumeRole', resource: role('break-glass') },
        ...exempt({ action: 'iam:AttachRolePolicy', resource: role('landfall/audit') }),
      ],
    },
  ],
  'protect-stacksets': [
    {
      denied: ['cloudformation:DeleteStack', 'cloudformation:UpdateStack'].map((action) => ({
        action,
        resource: `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/StackSet-baseline-0a1b/4c5d`,
      })),
      allowed: [
        {
          action: 'cloudformation:DeleteStack',
          resource: `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/payments/4c5d`,
        },
        ...exempt({
          action: 'cloudformation:UpdateStack',
          resource: `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/StackSet-baseline-0a1b/4c5d`,
        }),
      ],
    },
  ],
  'require-mfa': [
    {
      denied: [
        { action: 'ec2:TerminateInstances', ...user },
        { action: 'iam:CreateAccessKey', ...root, context: { 'aws:MultiFactorAuthPresent': 'false' } },
      ],
      allowed: [
        { action: 'ec2:TerminateInstances', ...user, context: { 'aws:MultiFactorAuthPresent': 'true' } },
        { action: 'ec2:TerminateInstances' },
        { action: 'ec2:DescribeInstances', ...user },
      ],
    },
    {
      parameters: { principals: [`arn:aws:iam::*:role/admin`], actions: ['s3:*'] },
      denied: [{ action: 's3:GetObject', principal: role('admin') }],
      allowed: [{ action: 's3:GetObject' }],
    },
  ],
  'deny-iam-users': [
    {
      denied: ['iam:CreateUser', 'iam:CreateAccessKey', 'iam:CreateLoginProfile'].map((action) => ({
        action,
        resource: `arn:aws:iam::${ACCOUNT}:user/ann`,
      })),
      allowed: [
        { action: 'iam:CreateRole', resource: role('a') },
        { action: 'iam:DeleteAccessKey', resource: `arn:aws:iam::${ACCOUNT}:user/ann` },
        ...exempt({ action: 'iam:CreateUser' }),
      ],
    },
    {
      parameters: { exceptUsers: ['smtp/*'] },
      denied: [{ action: 'iam:CreateUser', resource: `arn:aws:iam::${ACCOUNT}:user/ann` }],
      allowed: [{ action: 'iam:CreateUser', resource: `arn:aws:iam::${ACCOUNT}:user/smtp/mailer` }],
    },
  ],
  'deny-iam-writes': [
    {
      denied: [
        'iam:CreateRole',
        'iam:PutRolePolicy',
        'iam:AttachRolePolicy',
        'iam:DeletePolicy',
        'iam:UpdateAssumeRolePolicy',
        'iam:TagRole',
      ].map((action) => ({ action, resource: role('a') })),
      allowed: [
        { action: 'iam:GetRole', resource: role('a') },
        { action: 'iam:PassRole', resource: role('a') },
        {
          action: 'iam:CreateServiceLinkedRole',
          resource: role('aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS'),
        },
        ...exempt({ action: 'iam:CreateRole', resource: role('a') }),
      ],
    },
  ],
  'deny-public-s3': [
    {
      denied: [
        { action: 's3:PutAccountPublicAccessBlock' },
        { action: 's3:PutObject', context: { 's3:x-amz-acl': 'public-read' } },
        { action: 's3:PutBucketAcl', context: { 's3:x-amz-acl': 'authenticated-read' } },
      ],
      allowed: [
        { action: 's3:PutObject' },
        { action: 's3:PutObject', context: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
        { action: 's3:PutBucketPublicAccessBlock' },
        ...exempt({ action: 's3:PutAccountPublicAccessBlock' }),
      ],
    },
    {
      parameters: { protectBuckets: true },
      denied: [{ action: 's3:PutBucketPublicAccessBlock' }],
      allowed: [{ action: 's3:PutBucketPolicy' }],
    },
  ],
  'require-encryption': [
    {
      denied: [
        { action: 'ec2:CreateVolume', resource: volume, context: { 'ec2:Encrypted': 'false' } },
        launch({ 'ec2:Encrypted': 'false' }, volume),
        { action: 'ec2:DisableEbsEncryptionByDefault' },
        { action: 'rds:CreateDBInstance', context: { 'rds:StorageEncrypted': 'false' } },
        { action: 'rds:CreateDBCluster', context: { 'rds:StorageEncrypted': 'false' } },
        { action: 'elasticfilesystem:CreateFileSystem', context: { 'elasticfilesystem:Encrypted': 'false' } },
      ],
      allowed: [
        launch({ 'ec2:Encrypted': 'true' }, volume),
        launch({}),
        { action: 'rds:CreateDBInstance', context: { 'rds:StorageEncrypted': 'true' } },
        {
          action: 'rds:CreateDBInstance',
          context: { 'rds:StorageEncrypted': 'false', 'rds:DatabaseEngine': 'aurora-postgresql' },
        },
        { action: 's3:PutObject', context: { 's3:x-amz-server-side-encryption': 'AES256' } },
        ...exempt({ action: 'rds:CreateDBInstance', context: { 'rds:StorageEncrypted': 'false' } }),
      ],
    },
    {
      parameters: { services: ['s3'] },
      denied: [{ action: 's3:PutObject', context: { 's3:x-amz-server-side-encryption': 'AES256' } }],
      allowed: [
        { action: 's3:PutObject' },
        { action: 's3:PutObject', context: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
        { action: 'ec2:CreateVolume', resource: volume, context: { 'ec2:Encrypted': 'false' } },
      ],
    },
  ],
  'require-imdsv2': [
    {
      denied: [
        launch({}),
        launch({ 'ec2:MetadataHttpTokens': 'optional' }),
        { action: 'ec2:ModifyInstanceMetadataOptions', resource: instance },
        { action: 's3:GetObject', context: { 'ec2:RoleDelivery': '1.0' } },
      ],
      allowed: [
        launch({ 'ec2:MetadataHttpTokens': 'required' }),
        launch({}, volume),
        { action: 's3:GetObject', context: { 'ec2:RoleDelivery': '2.0' } },
        { action: 's3:GetObject' },
        ...exempt(launch({})),
      ],
    },
    {
      parameters: { denyOldCredentials: false },
      denied: [launch({})],
      allowed: [{ action: 's3:GetObject', context: { 'ec2:RoleDelivery': '1.0' } }],
    },
  ],
  'allowed-instance-types': [
    {
      denied: [launch({ 'ec2:InstanceType': 'm7i.48xlarge' }), launch({ 'ec2:InstanceType': 'p5.metal' })],
      allowed: [
        launch({ 'ec2:InstanceType': 't3.micro' }),
        launch({ 'ec2:InstanceType': 'c7g.2xlarge' }),
        launch({}, volume),
        ...exempt(launch({ 'ec2:InstanceType': 'm7i.48xlarge' })),
      ],
    },
    {
      parameters: { instanceTypes: ['t3.*'], databaseClasses: ['db.t4g.*'], maxVolumeGiB: 500 },
      denied: [
        launch({ 'ec2:InstanceType': 'm5.large' }),
        { action: 'rds:CreateDBInstance', context: { 'rds:DatabaseClass': 'db.r6g.large' } },
        { action: 'ec2:CreateVolume', resource: volume, context: { 'ec2:VolumeSize': '501' } },
      ],
      allowed: [
        { action: 'rds:CreateDBInstance', context: { 'rds:DatabaseClass': 'db.t4g.micro' } },
        { action: 'rds:ModifyDBInstance' },
        { action: 'ec2:CreateVolume', resource: volume, context: { 'ec2:VolumeSize': '500' } },
      ],
    },
  ],
  'private-network': [
    {
      denied: [
        'ec2:CreateDefaultVpc',
        'ec2:CreateInternetGateway',
        'ec2:AttachInternetGateway',
        'globalaccelerator:CreateAccelerator',
      ].map((action) => ({ action })),
      allowed: [
        { action: 'ec2:CreateVpc' },
        { action: 'ec2:CreateVpcPeeringConnection' },
        ...exempt({ action: 'ec2:CreateInternetGateway' }),
      ],
    },
    {
      parameters: { denyPeering: true, denyInternetGateways: false },
      denied: [{ action: 'ec2:AcceptVpcPeeringConnection' }],
      allowed: [{ action: 'ec2:CreateInternetGateway' }],
    },
  ],
  suspended: [
    {
      denied: [{ action: 's3:GetObject' }, { action: 'iam:CreateRole', ...root }],
      allowed: exempt({ action: 's3:GetObject' }),
    },
  ],
  'organization-only-identities': [
    {
      denied: [
        { action: 's3:GetObject', ...outside },
        { action: 'sts:AssumeRole', ...outside },
        { action: 'kms:Decrypt', ...outside },
      ],
      allowed: [
        { action: 's3:GetObject' },
        { action: 's3:PutObject', ...service('cloudtrail', {}) },
        { action: 'sts:AssumeRoleWithWebIdentity', ...outside },
        { action: 'ec2:StartInstances', ...outside },
      ],
    },
    {
      parameters: { trustedAccounts: ['999988887777'], exceptResources: ['arn:aws:s3:::downloads/*'] },
      denied: [
        {
          action: 's3:GetObject',
          ...outside,
          principal: 'arn:aws:iam::555566667777:role/a',
          resource: 'arn:aws:s3:::private/x',
        },
      ],
      allowed: [
        { action: 's3:GetObject', ...outside, resource: 'arn:aws:s3:::private/x' },
        {
          action: 's3:GetObject',
          ...outside,
          principal: 'arn:aws:iam::555566667777:role/a',
          resource: 'arn:aws:s3:::downloads/x',
        },
      ],
    },
  ],
  'confused-deputy-protection': [
    {
      denied: [
        {
          action: 's3:PutObject',
          ...service('cloudtrail', { 'aws:SourceAccount': '999988887777', 'aws:SourceOrgID': 'o-other' }),
        },
        { action: 'sqs:SendMessage', ...service('sns', { 'aws:SourceAccount': '999988887777' }) },
      ],
      allowed: [
        {
          action: 's3:PutObject',
          ...service('cloudtrail', { 'aws:SourceAccount': ACCOUNT, 'aws:SourceOrgID': ORGANIZATION }),
        },
        { action: 's3:PutObject', ...service('logging.s3', {}) },
        { action: 's3:PutObject', ...outside },
      ],
    },
    {
      parameters: { trustedAccounts: ['999988887777'] },
      denied: [{ action: 's3:PutObject', ...service('cloudtrail', { 'aws:SourceAccount': '555566667777' }) }],
      allowed: [
        { action: 's3:PutObject', ...service('cloudtrail', { 'aws:SourceAccount': '999988887777' }) },
      ],
    },
  ],
  'tls-only': [
    {
      denied: [
        { action: 's3:GetObject', context: { 'aws:SecureTransport': 'false' } },
        { action: 'sqs:SendMessage', context: { 'aws:SecureTransport': 'false' } },
      ],
      allowed: [{ action: 's3:GetObject' }, { action: 's3:GetObject', context: { 's3:TlsVersion': '1.0' } }],
    },
    {
      parameters: { minS3TlsVersion: '1.3' },
      denied: [{ action: 's3:GetObject', context: { 's3:TlsVersion': '1.2' } }],
      allowed: [{ action: 's3:GetObject', context: { 's3:TlsVersion': '1.3' } }],
    },
  ],
};

const BUILT = LIBRARY.map((policy) => [policy.name, policy] as const);
const bound = BUILT.filter(([, { type }]) => isAuthorizationPolicyType(type));

test.each(bound)('%s denies and allows what it should', (name, policy) => {
  const cases = CASES[name] ?? [];
  expect(cases.length).toBeGreaterThan(0);
  for (const { parameters, denied, allowed } of cases) {
    const attached = [
      { name: 'FullAWSAccess', type: 'SERVICE_CONTROL_POLICY' as const, document: FULL_AWS_ACCESS },
      { name, type: policy.type, document: policy.build(parameters, context) },
    ];
    const decide = (ask: Ask) => {
      const request: Request = {
        principal: DEVELOPER,
        region: 'eu-west-1',
        organizationId: ORGANIZATION,
        ...ask,
      };
      return evaluate({ levels: [{ target: 'Root', policies: attached }], request }).decision;
    };
    expect(denied.filter((ask) => decide(ask) !== 'denied')).toEqual([]);
    expect(allowed.filter((ask) => decide(ask) !== 'allowed')).toEqual([]);
  }
});

test.each(BUILT)(
  '%s is a document that AWS takes without a finding, whatever its parameters',
  async (name, policy) => {
    const most = defaultQuotas[policyTypeFacts(policy.type).characters];
    for (const parameters of [{}, ...(CASES[name] ?? []).map((one) => one.parameters ?? {})]) {
      const bare = { ...context, exemptRoles: [], partition: 'aws-us-gov' };
      for (const where of [context, bare]) {
        const document = policy.build(parameters, where);
        expect(await findingsOf(document, policy.type)).toEqual([]);
        expect(minify(document).length).toBeLessThanOrEqual(most);
      }
    }
  },
);

test.each(BUILT)(
  '%s describes itself and every parameter, and refuses what it does not know',
  (name, policy) => {
    expect(libraryPolicy(name)).toBe(policy);
    for (const text of [policy.title, policy.stops, policy.doesNotStop, policy.canBreak])
      expect(text).toMatch(/\w/);
    for (const field of Object.values(policy.parameters.shape))
      expect((field as z.ZodType).description).toMatch(/\.$/);
    expect(() => policy.build({ nonsense: true }, context)).toThrow(z.ZodError);
  },
);

test('management policies say what their parameters say', () => {
  const build = (name: string, parameters?: object) => libraryPolicy(name)?.build(parameters, context);
  const tags = { tags: { Owner: { values: ['a*'], enforcedFor: ['s3:bucket'] } } };
  expect(build('required-tags', tags)).toEqual({
    tags: {
      Owner: {
        tag_key: { '@@assign': 'Owner' },
        tag_value: { '@@assign': ['a*'] },
        enforced_for: { '@@assign': ['s3:bucket'] },
      },
    },
  });
  expect(build('s3-block-public-access')).toEqual({
    s3_attributes: { public_access_block_configuration: { '@@assign': 'all' } },
  });
  expect(build('ai-services-opt-out', { optIn: ['lex'], locked: false })).toEqual({
    services: {
      default: { opt_out_policy: { '@@assign': 'optOut' } },
      lex: { opt_out_policy: { '@@assign': 'optIn' } },
    },
  });
  expect(build('backup-plan')).toMatchObject({
    plans: { daily: { regions: { '@@assign': ['eu-west-1', 'eu-central-1'] } } },
  });
  expect(build('ec2-account-defaults', { serialConsole: true })).toMatchObject({
    ec2_attributes: {
      serial_console_access: { status: { '@@assign': 'enabled' } },
      instance_metadata_defaults: { http_tokens: { '@@assign': 'required' } },
    },
  });
  expect(() => build('backup-plan', { coldStorageAfterDays: 30, deleteAfterDays: 60 })).toThrow('90 days');
  expect(() => build('private-network', { denyDefaultVpc: false, denyInternetGateways: false })).toThrow(
    'At least one',
  );
});

test('the whole library fits on one target', () => {
  const guardrails = LIBRARY.map(({ name, type, build }) => ({
    name,
    type,
    pack: true,
    document: build({}, context),
  }));
  const { documents, targets } = pack([{ target: 'Root', guardrails }]);
  expect(documents.filter(({ characters, maxCharacters }) => characters > maxCharacters)).toEqual([]);
  expect(targets.map(({ type, documents }) => [type, documents.length])).toEqual([
    ['SERVICE_CONTROL_POLICY', 2],
    ['RESOURCE_CONTROL_POLICY', 1],
    ['TAG_POLICY', 1],
    ['BACKUP_POLICY', 1],
    ['AISERVICES_OPT_OUT_POLICY', 1],
    ['DECLARATIVE_POLICY_EC2', 1],
    ['S3_POLICY', 1],
  ]);
});
