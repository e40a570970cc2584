/** Findings as the services send them, shortened to what matters; shapes from each service's page on its events. */

const envelope = (source: string, detailType: string, detail: object) => ({
  version: '0',
  id: '8e5622f9-d81c-4d81-612a-9319e7ee2506',
  'detail-type': detailType,
  source,
  account: '222222222222',
  time: '2026-11-21T08:00:00Z',
  region: 'eu-central-1',
  resources: [],
  detail,
});

/** A finding as Security Hub passes it on. */
export const hubFinding = (product: string, label: string, more: object = {}) =>
  envelope('aws.securityhub', 'Security Hub Findings - Imported', {
    findings: [
      {
        SchemaVersion: '2018-10-08',
        Id: `arn:aws:securityhub:eu-central-1:111111111111:finding/${product}`,
        ProductName: product,
        AwsAccountId: '111111111111',
        AwsAccountName: 'shop-prod',
        Region: 'eu-central-1',
        Types: ['TTPs/Policy:IAMUser-RootCredentialUsage'],
        Severity: { Label: label },
        Title: 'The root user was used',
        Description: 'Somebody used the root user of shop-prod.',
        Resources: [{ Type: 'AwsAccount', Id: 'AWS::::Account:111111111111' }],
        RecordState: 'ACTIVE',
        Workflow: { Status: 'NEW' },
        UpdatedAt: '2026-11-21T08:00:00Z',
        ...more,
      },
    ],
  });

export const guardDutyFinding = (severity: number, type = 'UnauthorizedAccess:EC2/TorClient') =>
  envelope('aws.guardduty', 'GuardDuty Finding', {
    schemaVersion: '2.0',
    accountId: '111111111111',
    region: 'eu-central-1',
    id: '16afba5c5c43e07c9e3e5e2e544e95df',
    type,
    resource: { resourceType: 'Instance' },
    severity,
    title: 'An EC2 instance talks to Tor',
    description: 'The instance i-99999999 talks to a Tor guard node.',
    updatedAt: '2026-11-21T08:00:00Z',
  });

export const inspectorFinding = (severity: string, status = 'ACTIVE') =>
  envelope('aws.inspector2', 'Inspector2 Finding', {
    awsAccountId: '111111111111',
    findingArn: 'arn:aws:inspector2:eu-central-1:111111111111:finding/FINDING_ID',
    severity,
    status,
    type: 'PACKAGE_VULNERABILITY',
    title: 'CVE-2026-1234 - openssl',
    description: 'A hole in openssl',
    resources: [{ id: 'i-0123456789', type: 'AWS_EC2_INSTANCE' }],
    updatedAt: 'Sat, 21 Nov 2026 08:00:00.000 UTC',
  });

export const macieFinding = (description: string, type = 'SensitiveData:S3Object/Personal') =>
  envelope('aws.macie', 'Macie Finding', {
    accountId: '111111111111',
    region: 'eu-central-1',
    id: '64b917aa-3843-014c-91d8-937ffexample',
    type,
    title: 'The object holds personal data',
    severity: { score: 3, description },
    description: 'The object holds personal data such as names.',
    resourcesAffected: { s3Bucket: { name: 'customers' } },
    updatedAt: '2026-11-21T08:00:00Z',
  });

export const accessAnalyzerFinding = (status: string) =>
  envelope('aws.access-analyzer', 'Access Analyzer Finding', {
    version: '1.0',
    id: '8f9d42b1-7bf6-4d4d-9a0e-example',
    status,
    resourceType: 'AWS::S3::Bucket',
    resource: 'arn:aws:s3:::customers',
    accountId: '111111111111',
    updatedAt: '2026-11-21T08:00:00Z',
    isPublic: true,
  });
