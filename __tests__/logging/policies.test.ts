import { administratorAccess, evaluate, role } from './evaluate';
import { ids, organizationIn, synthesized, withIds } from './synthesized';

const stacks = synthesized(withIds(organizationIn('everything')));
const { resource } = stacks('log-archive');
const policyOf = (bucket: string): string => resource.aws_s3_bucket_policy[`${bucket}_policy`].policy;
const keyPolicyOf = (key: string): string => resource.aws_kms_key[`${key}_key`].policy;

const bucket = (purpose: string) => `arn:aws:s3:::acme-logs-${purpose}-${ids['log-archive']}-eu-central-1`;
const trailArn = `arn:aws:cloudtrail:eu-central-1:${ids.management}:trail/acme-everything`;
const logFile = (prefix: string) =>
  `${bucket('trail')}/AWSLogs/${prefix}/CloudTrail/eu-central-1/2026/11/21/log.json.gz`;
const delivery = {
  'aws:SourceArn': trailArn,
  'aws:SourceAccount': ids.management,
  's3:x-amz-acl': 'bucket-owner-full-control',
};
const administrator = role('log-archive', 'OrganizationAccountAccessRole');
const foreign = 'arn:aws:iam::999999999999:role/admin';

describe('the trail bucket', () => {
  const cloudTrail = { principal: 'cloudtrail.amazonaws.com', resourcePolicy: policyOf('trail') };
  const write = { ...cloudTrail, action: 's3:PutObject' };

  test('CloudTrail checks the ACL for the organization trail', async () => {
    const check = { ...cloudTrail, action: 's3:GetBucketAcl', resource: bucket('trail') };
    expect(await evaluate({ ...check, context: { 'aws:SourceArn': trailArn } })).toBe('Allowed');
  });

  test.each([ids.management, ids.organization])('the organization trail writes under %s', async (prefix) => {
    expect(await evaluate({ ...write, resource: logFile(prefix), context: delivery })).toBe('Allowed');
    const ofMember = logFile(`${prefix}/${ids.forensics}`);
    expect(await evaluate({ ...write, resource: ofMember, context: delivery })).toBe('Allowed');
  });

  test.each([
    ['of another account', `arn:aws:cloudtrail:eu-central-1:999999999999:trail/acme-everything`],
    ['of another name', `arn:aws:cloudtrail:eu-central-1:${ids.management}:trail/other`],
    ['of another region', `arn:aws:cloudtrail:us-east-1:${ids.management}:trail/acme-everything`],
  ])('a trail %s does not write', async (_, arn) => {
    const context = { ...delivery, 'aws:SourceArn': arn };
    const request = { ...write, resource: logFile(ids.organization), context };
    expect(await evaluate(request)).toBe('ImplicitlyDenied');
  });

  test('CloudTrail writes nowhere else in the bucket', async () => {
    const request = { ...write, resource: logFile('999999999999'), context: delivery };
    expect(await evaluate(request)).toBe('ImplicitlyDenied');
  });

  test('a write without TLS is denied', async () => {
    const context = { ...delivery, 'aws:SecureTransport': 'false' };
    expect(await evaluate({ ...write, resource: logFile(ids.organization), context })).toBe(
      'ExplicitlyDenied',
    );
  });

  test('a write with TLS 1.1 is denied', async () => {
    const context = { ...delivery, 's3:TlsVersion': '1.1' };
    expect(await evaluate({ ...write, resource: logFile(ids.organization), context })).toBe(
      'ExplicitlyDenied',
    );
  });

  test('a foreign account does not read, whatever its own policies say', async () => {
    const request = {
      principal: foreign,
      action: 's3:GetObject',
      resource: logFile(ids.organization),
      identityPolicy: administratorAccess,
      resourcePolicy: policyOf('trail'),
      context: { 'aws:PrincipalOrgID': 'o-zz99zz99zz' },
    };
    expect(await evaluate(request)).toBe('ExplicitlyDenied');
  });

  test('another account of the organization does not read, unless it takes the reader’s role', async () => {
    const request = {
      principal: role('forensics', 'admin'),
      action: 's3:GetObject',
      resource: logFile(ids.organization),
      identityPolicy: administratorAccess,
      resourcePolicy: policyOf('trail'),
    };
    expect(await evaluate(request)).toBe('ImplicitlyDenied');
  });
});

describe.each(['trail', 'config', 'access'])('nobody deletes from the %s bucket', (purpose) => {
  const request = {
    resource: `${bucket(purpose)}/AWSLogs/log.json.gz`,
    identityPolicy: administratorAccess,
    resourcePolicy: policyOf(purpose),
  };

  test.each(['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:BypassGovernanceRetention'])(
    'an administrator of the log archive has no %s',
    async (action) => {
      expect(await evaluate({ ...request, principal: administrator, action })).toBe('ExplicitlyDenied');
    },
  );

  test('but the role that the file names', async () => {
    const custodian = { ...request, principal: role('log-archive', 'log-custodian') };
    expect(await evaluate({ ...custodian, action: 's3:DeleteObject' })).toBe('Allowed');
  });

  const admin = role('log-archive', 'admin');

  test('nor shortens how long it is kept, but Terraform', async () => {
    const shorten = { ...request, resource: bucket(purpose), action: 's3:PutLifecycleConfiguration' };
    expect(await evaluate({ ...shorten, principal: admin })).toBe('ExplicitlyDenied');
    expect(await evaluate({ ...shorten, principal: administrator })).toBe('Allowed');
    const suspend = { ...shorten, action: 's3:PutBucketVersioning' };
    expect(await evaluate({ ...suspend, principal: admin })).toBe('ExplicitlyDenied');
  });

  test('nor writes over it, so that it would expire as an old version', async () => {
    expect(await evaluate({ ...request, principal: administrator, action: 's3:PutObject' })).toBe(
      'ExplicitlyDenied',
    );
  });

  test('an administrator reads', async () => {
    expect(await evaluate({ ...request, principal: administrator, action: 's3:GetObject' })).toBe('Allowed');
  });
});

test('without deletion roles nobody may delete, with object lock or without', async () => {
  const plain = synthesized(withIds(organizationIn('minimal')))('log-archive');
  const name = `arn:aws:s3:::acme-trail-${ids['log-archive']}-eu-central-1`;
  const request = {
    principal: role('log-archive', 'log-custodian'),
    action: 's3:DeleteObject',
    resource: `${name}/AWSLogs/log.json.gz`,
    identityPolicy: administratorAccess,
    resourcePolicy: plain.resource.aws_s3_bucket_policy.trail_policy.policy,
  };
  expect(await evaluate(request)).toBe('ExplicitlyDenied');
});

describe('the Config bucket', () => {
  const file = (account: string) =>
    `${bucket('config')}/AWSLogs/${account}/Config/eu-west-1/2026/11/21/ConfigHistory/history.json.gz`;
  const service = {
    principal: 'config.amazonaws.com',
    action: 's3:PutObject',
    resourcePolicy: policyOf('config'),
  };
  const acl = { 's3:x-amz-acl': 'bucket-owner-full-control' };

  test('AWS Config delivers from every account of the organization', async () => {
    const context = { ...acl, 'aws:SourceOrgID': ids.organization, 'aws:SourceAccount': '555555555555' };
    expect(await evaluate({ ...service, resource: file('555555555555'), context })).toBe('Allowed');
  });

  test('AWS Config of another organization does not deliver', async () => {
    const context = { ...acl, 'aws:SourceOrgID': 'o-zz99zz99zz', 'aws:SourceAccount': '999999999999' };
    expect(await evaluate({ ...service, resource: file('999999999999'), context })).toBe('ImplicitlyDenied');
  });

  test('the service-linked role of AWS Config delivers, another role does not', async () => {
    const linked =
      'arn:aws:iam::555555555555:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';
    const request = { ...service, resource: file('555555555555'), context: acl };
    const identityPolicy = administratorAccess;
    expect(await evaluate({ ...request, principal: linked, identityPolicy })).toBe('Allowed');
    const other = { ...request, principal: 'arn:aws:iam::555555555555:role/other', identityPolicy };
    expect(await evaluate(other)).toBe('ExplicitlyDenied');
  });

  test('CloudTrail does not write here', async () => {
    const request = { ...service, principal: 'cloudtrail.amazonaws.com', resource: file(ids.management) };
    expect(await evaluate({ ...request, context: delivery })).toBe('ImplicitlyDenied');
  });
});

describe('the bucket for access logs', () => {
  const write = {
    principal: 'logging.s3.amazonaws.com',
    action: 's3:PutObject',
    resource: `${bucket('access')}/trail/log`,
    resourcePolicy: policyOf('access'),
  };

  test('S3 delivers the logs of the trail bucket', async () => {
    const context = { 'aws:SourceArn': bucket('trail'), 'aws:SourceAccount': ids['log-archive'] };
    expect(await evaluate({ ...write, context })).toBe('Allowed');
  });

  test('S3 does not deliver those of a bucket of another account', async () => {
    const context = { 'aws:SourceArn': 'arn:aws:s3:::other', 'aws:SourceAccount': '999999999999' };
    expect(await evaluate({ ...write, context })).toBe('ImplicitlyDenied');
  });
});

describe('the keys', () => {
  const key = `arn:aws:kms:eu-central-1:${ids['log-archive']}:key/11111111-2222-3333-4444-555555555555`;
  const encrypt = { action: 'kms:GenerateDataKey', resource: key };
  const cloudTrail = {
    ...encrypt,
    principal: 'cloudtrail.amazonaws.com',
    resourcePolicy: keyPolicyOf('trail'),
  };
  const source = { 'aws:SourceArn': trailArn };

  test('CloudTrail encrypts with the encryption context of the trail, and not without it', async () => {
    const context = { ...source, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn };
    expect(await evaluate({ ...cloudTrail, context })).toBe('Allowed');
    expect(await evaluate({ ...cloudTrail, context: source })).toBe('ImplicitlyDenied');
  });

  test('CloudTrail does not encrypt for another trail', async () => {
    const other = `arn:aws:cloudtrail:eu-central-1:999999999999:trail/acme-everything`;
    const context = { 'aws:SourceArn': other, 'kms:EncryptionContext:aws:cloudtrail:arn': other };
    expect(await evaluate({ ...cloudTrail, context })).toBe('ImplicitlyDenied');
  });

  test('AWS Config of this organization encrypts, of another it does not', async () => {
    const config = { ...encrypt, principal: 'config.amazonaws.com', resourcePolicy: keyPolicyOf('config') };
    const of = (organization: string) => ({ 'aws:SourceOrgID': organization });
    expect(await evaluate({ ...config, context: of(ids.organization) })).toBe('Allowed');
    expect(await evaluate({ ...config, context: of('o-zz99zz99zz') })).toBe('ImplicitlyDenied');
  });

  test.each(['trail', 'config'])('the %s key is closed to other accounts', async (name) => {
    const request = {
      principal: foreign,
      action: 'kms:Decrypt',
      resource: key,
      identityPolicy: administratorAccess,
    };
    expect(await evaluate({ ...request, resourcePolicy: keyPolicyOf(name) })).toBe('ImplicitlyDenied');
  });
});

describe('the reader’s role', () => {
  const trust: string = resource.aws_iam_role.log_reader.assume_role_policy;
  // A key's ARN is known to Terraform alone; what matters here is the rest.
  const keyArn = `arn:aws:kms:eu-central-1:${ids['log-archive']}:key/11111111-2222-3333-4444-555555555555`;
  const policy = (resource.aws_iam_role_policy.log_reader_policy.policy as string).replace(
    /\$\{one\(values\(aws_kms_key\.\w+\)\[\*\]\.arn\)\}/g,
    keyArn,
  );
  const reader = role('log-archive', 'acme-log-reader');
  const assume = {
    action: 'sts:AssumeRole',
    resource: reader,
    resourcePolicy: trust,
    identityPolicy: administratorAccess,
  };

  test.each(['security-tooling', 'forensics'] as const)('%s takes it', async (account) => {
    expect(await evaluate({ ...assume, principal: role(account, 'analyst') })).toBe('Allowed');
  });

  test('another account does not take it, nor one that has left the organization', async () => {
    expect(await evaluate({ ...assume, principal: role('management', 'admin') })).toBe('ImplicitlyDenied');
    const context = { 'aws:PrincipalOrgID': 'o-zz99zz99zz' };
    expect(await evaluate({ ...assume, principal: role('forensics', 'analyst'), context })).toBe(
      'ImplicitlyDenied',
    );
  });

  test('it reads and lists, but writes and deletes nothing', async () => {
    const request = { principal: reader, identityPolicy: policy, resourcePolicy: policyOf('trail') };
    const file = logFile(ids.organization);
    expect(await evaluate({ ...request, action: 's3:GetObject', resource: file })).toBe('Allowed');
    expect(await evaluate({ ...request, action: 's3:ListBucket', resource: bucket('trail') })).toBe(
      'Allowed',
    );
    expect(await evaluate({ ...request, action: 's3:PutObject', resource: file })).toBe('ExplicitlyDenied');
    const change = { ...request, action: 's3:PutBucketPolicy', resource: bucket('trail') };
    expect(await evaluate(change)).toBe('ImplicitlyDenied');
  });

  test('it decrypts through S3 alone', async () => {
    const request = {
      principal: reader,
      action: 'kms:Decrypt',
      resource: keyArn,
      identityPolicy: policy,
      resourcePolicy: keyPolicyOf('trail'),
    };
    const throughS3 = { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' };
    expect(await evaluate({ ...request, context: throughS3 })).toBe('Allowed');
    expect(await evaluate(request)).toBe('ImplicitlyDenied');
  });
});
