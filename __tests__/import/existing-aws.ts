import { AccountClient } from '@aws-sdk/client-account';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';

type Input = Readonly<Record<string, string | undefined>>;

/** A list that AWS gives in two pages, the second by the token of the first. */
const inTwoPages =
  (list: string, items: readonly unknown[]) =>
  ({ NextToken }: Input): object => {
    if (NextToken) return { [list]: items.slice(1) };
    return { [list]: items.slice(0, 1), ...(items.length > 1 && { NextToken: 'page 2' }) };
  };

/** An error as the SDK throws it. */
export const awsError = (name: string, status = 400): Error =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });

const deny = (action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Action: action, Resource: '*' } });

const accounts: Record<string, object[]> = {
  'r-ab12': [
    { Id: '111111111111', Name: 'Acme Corp', Email: 'aws@acme.example', State: 'ACTIVE' },
    { Id: '555555555555', Name: 'Sandbox', Email: 'someone@acme.example', Status: 'ACTIVE' },
  ],
  'ou-ab12-11111111': [
    {
      Id: '222222222222',
      Name: 'Security Tooling',
      Email: 'aws+security-tooling@acme.example',
      State: 'ACTIVE',
    },
  ],
  'ou-ab12-33333333': [
    { Id: '333333333333', Name: 'shop', Email: 'aws+shop@acme.example', State: 'ACTIVE' },
    { Id: '444444444444', Name: 'Shop', Email: 'aws+shop-444444@acme.example', Status: 'ACTIVE' },
    { Id: '666666666666', Name: 'Old', Email: 'old@acme.example', State: 'PENDING_CLOSURE' },
    { Id: '777777777777', Name: 'Older', Email: 'older@acme.example', Status: 'SUSPENDED' },
  ],
};

const units: Record<string, object[]> = {
  'r-ab12': [
    { Id: 'ou-ab12-11111111', Name: 'Security' },
    { Id: 'ou-ab12-22222222', Name: 'Workloads' },
    { Id: 'ou-ab12-44444444', Name: 'Closed accounts' },
  ],
  'ou-ab12-22222222': [{ Id: 'ou-ab12-33333333', Name: 'Production' }],
};

const tags: Record<string, object[]> = {
  'ou-ab12-11111111': [{ Key: 'Purpose', Value: 'Audit' }],
  '333333333333': [
    { Key: 'Owner', Value: 'retail' },
    { Key: 'CostCenter', Value: '4711' },
  ],
  'p-11111111': [{ Key: 'Ticket', Value: 'A-1' }],
};

const policies: Record<string, { Name: string; Content: string; Description?: string; Targets: string[] }> = {
  'p-11111111': {
    Name: 'Deny leaving',
    Description: 'Nobody leaves.',
    Content: deny('organizations:LeaveOrganization'),
    Targets: ['r-ab12', '333333333333'],
  },
  'p-22222222': { Name: 'deny-users', Content: deny('iam:CreateUser'), Targets: ['ou-ab12-33333333'] },
  'p-33333333': { Name: 'aws-guardrails-AbCdEf', Content: deny('s3:*'), Targets: ['ou-ab12-11111111'] },
};

/** Answers of AWS Organizations (https://docs.aws.amazon.com/organizations/latest/APIReference/, 2026-11-21). */
const organizations: Record<string, (input: Input) => object> = {
  DescribeOrganization: () => ({ Organization: { Id: 'o-abcde12345', MasterAccountId: '111111111111' } }),
  ListRoots: () => ({
    Roots: [
      {
        Id: 'r-ab12',
        PolicyTypes: [
          { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
          { Type: 'TAG_POLICY', Status: 'PENDING_DISABLE' },
        ],
      },
    ],
  }),
  ListAccountsForParent: (input) => inTwoPages('Accounts', accounts[input.ParentId ?? ''] ?? [])(input),
  ListOrganizationalUnitsForParent: (input) =>
    inTwoPages('OrganizationalUnits', units[input.ParentId ?? ''] ?? [])(input),
  ListTagsForResource: (input) => inTwoPages('Tags', tags[input.ResourceId ?? ''] ?? [])(input),
  ListPolicies: (input) =>
    inTwoPages('Policies', [
      { Id: 'p-FullAWSAccess', AwsManaged: true },
      ...Object.keys(policies).map((Id) => ({ Id, AwsManaged: false })),
    ])(input),
  DescribePolicy: ({ PolicyId = '' }) => {
    const { Targets: _, Content, ...summary } = policies[PolicyId] ?? { Targets: [] };
    return { Policy: { PolicySummary: { Id: PolicyId, ...summary }, Content } };
  },
  ListTargetsForPolicy: (input) =>
    inTwoPages(
      'Targets',
      (policies[input.PolicyId ?? '']?.Targets ?? []).map((TargetId) => ({ TargetId })),
    )(input),
  ListAWSServiceAccessForOrganization: inTwoPages('EnabledServicePrincipals', [
    { ServicePrincipal: 'sso.amazonaws.com' },
    { ServicePrincipal: 'guardduty.amazonaws.com' },
  ]),
  ListDelegatedAdministrators: inTwoPages('DelegatedAdministrators', [{ Id: '222222222222' }]),
  ListDelegatedServicesForAccount: inTwoPages('DelegatedServices', [
    { ServicePrincipal: 'guardduty.amazonaws.com' },
    { ServicePrincipal: 'access-analyzer.amazonaws.com' },
  ]),
  DescribeResourcePolicy: () => {
    throw awsError('ResourcePolicyNotFoundException');
  },
};

/** Answers of Account Management (https://docs.aws.amazon.com/accounts/latest/reference/, 2026-11-21). */
const account: Record<string, (input: Input) => object> = {
  GetAlternateContact: ({ AccountId, AlternateContactType }) => {
    if (AlternateContactType === 'SECURITY' && AccountId === '333333333333')
      return {
        AlternateContact: {
          Name: 'Security',
          Title: 'CISO',
          EmailAddress: 'security@acme.example',
          PhoneNumber: '+49 30 1',
        },
      };
    // AWS takes a phone number without digits; the file does not.
    if (AlternateContactType === 'BILLING' && AccountId === '555555555555')
      return {
        AlternateContact: { Name: 'Billing', Title: '', EmailAddress: 'no address', PhoneNumber: '+49 30 2' },
      };
    throw awsError('ResourceNotFoundException', 404);
  },
  GetContactInformation: ({ AccountId }) => {
    if (AccountId !== '333333333333') throw awsError('ResourceNotFoundException', 404);
    return {
      ContactInformation: {
        FullName: 'Acme',
        AddressLine1: 'Street 1',
        City: 'Berlin',
        PostalCode: '10115',
        CountryCode: 'DE',
        PhoneNumber: '+49 30 3',
        CompanyName: 'Acme Corp',
      },
    };
  },
  // AWS gives all regions unless it is asked for those with a status.
  ListRegions: (input) => {
    if (input.RegionOptStatusContains?.[0] !== 'ENABLED') return { Regions: [{ RegionName: 'eu-south-1' }] };
    const names = input.AccountId === '333333333333' ? ['me-south-1', 'af-south-1'] : [];
    return inTwoPages(
      'Regions',
      names.map((RegionName) => ({ RegionName })),
    )(input);
  },
};

const set = (name: 'dev' | 'audit'): string =>
  `arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-${name === 'dev' ? 'd' : 'a'}234567890abcdef`;

/** Answers of Identity Center (https://docs.aws.amazon.com/singlesignon/latest/APIReference/, 2026-11-21). */
const identityCenter: Record<string, (input: Input) => object> = {
  ListInstances: () => ({
    Instances: [
      { InstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef', IdentityStoreId: 'd-1234567890' },
    ],
  }),
  ListPermissionSets: inTwoPages('PermissionSets', [set('dev'), set('audit')]),
  DescribePermissionSet: ({ PermissionSetArn }) => ({
    PermissionSet:
      PermissionSetArn === set('dev')
        ? {
            Name: 'Developer',
            Description: 'Deploys.',
            SessionDuration: 'PT4H',
            RelayState: 'https://a.example',
          }
        : { Name: 'Auditor' },
  }),
  ListManagedPoliciesInPermissionSet: inTwoPages('AttachedManagedPolicies', [
    { Name: 'ViewOnlyAccess', Arn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess' },
    { Name: 'ReadOnlyAccess', Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  ]),
  ListCustomerManagedPolicyReferencesInPermissionSet: ({ PermissionSetArn, ...input }) =>
    inTwoPages(
      'CustomerManagedPolicyReferences',
      PermissionSetArn === set('dev')
        ? [
            { Name: 'deploy', Path: '/team/' },
            { Name: 'read', Path: '/' },
          ]
        : [],
    )(input),
  GetInlinePolicyForPermissionSet: ({ PermissionSetArn }) =>
    PermissionSetArn === set('audit') ? { InlinePolicy: deny('s3:GetObject') } : { InlinePolicy: '' },
  GetPermissionsBoundaryForPermissionSet: ({ PermissionSetArn }) => {
    if (PermissionSetArn === set('dev'))
      return { PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'limits', Path: '/' } } };
    throw awsError('ResourceNotFoundException', 404);
  },
  ListTagsForResource: ({ ResourceArn, ...input }) =>
    inTwoPages('Tags', ResourceArn === set('dev') ? [{ Key: 'Team', Value: 'dev' }] : [])(input),
  ListAccountsForProvisionedPermissionSet: ({ PermissionSetArn, ...input }) =>
    inTwoPages(
      'AccountIds',
      PermissionSetArn === set('dev')
        ? ['333333333333', '444444444444', '111111111111']
        : ['444444444444', '333333333333', '666666666666'],
    )(input),
  ListAccountAssignments: ({ PermissionSetArn, AccountId, ...input }) =>
    inTwoPages('AccountAssignments', [
      { PrincipalType: 'GROUP', PrincipalId: 'g-1' },
      ...(AccountId === '333333333333' && PermissionSetArn === set('audit')
        ? [{ PrincipalType: 'USER', PrincipalId: 'u-1' }]
        : []),
    ])(input),
};

const identityStore: Record<string, (input: Input) => object> = {
  DescribeGroup: ({ GroupId }) => ({ GroupId, DisplayName: 'AWS/Developers' }),
};

/** Answers by the name of the call: they take the place of an organization's. */
export type Answers = Readonly<Record<string, (input: Input) => object>>;

/** An AWS that answers the SDK in this process; restored by `jest.restoreAllMocks`. Returns the calls it gets. */
export function existingAws(other: Answers = {}): string[] {
  const calls: string[] = [];
  const services = [
    [OrganizationsClient, organizations],
    [AccountClient, account],
    [SSOAdminClient, identityCenter],
    [IdentitystoreClient, identityStore],
  ] as const;
  for (const [client, answers] of services)
    (jest.spyOn(client.prototype, 'send') as jest.SpyInstance).mockImplementation(async (command) => {
      const name = command.constructor.name.replace(/Command$/, '');
      calls.push(name);
      const answer = other[name] ?? answers[name];
      if (!answer) throw new Error(`Nothing answers ${name}.`);
      return answer(command.input);
    });
  return calls;
}
