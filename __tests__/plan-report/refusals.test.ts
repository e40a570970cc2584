import { dangersOf } from '../../src/plan-report/danger';
import { explain } from '../../src/plan-report/refusals';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Change, Problem } from '../../src/terraform-runs/model';
import { organizationWith } from '../organization-file';

const organization = organizationWith({
  root: { organizationalUnits: { 'Work loads': {} } },
  accounts: [{ name: 'shop', ou: 'Work loads' }],
});

const refusal = (address: string): Problem => ({
  summary: 'Instance cannot be destroyed',
  detail: `Resource ${address} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`,
  address,
});

const cureOf = (address: string, change?: Partial<Change>, file = organization) =>
  explain(refusal(address), {
    stack: 'accounts',
    organization: file,
    ...(change && {
      changes: [{ stack: 'accounts', ...partsOf(address), action: 'replace', attributes: [], ...change }],
    }),
  }).cure;

const shop = 'aws_organizations_account.account["shop"]';
const refused = 'aws_organizations_account.account["lost"]';
const ou = 'aws_organizations_organizational_unit.ou_level_1["Work loads"]';
const bucket = 'aws_s3_bucket.trail["trail"]';

describe('“Instance cannot be destroyed” of what has gone from the file', () => {
  test.each([
    [shop, /^The account shop has gone from the organization file\. .*state: released.*formerName/],
    [ou, /^The OU Work loads has gone from the organization file\. .*state: deleted/],
    [
      bucket,
      /^The bucket trail .* because it has gone from the organization file.*state rm 'aws_s3_bucket\.trail\["trail"\]'`\.$/,
    ],
  ])('%s', (address, cure) => {
    expect(cureOf(address, { action: 'destroy', reason: 'gone' })).toMatch(cure);
  });

  test('is known by the file where Terraform gives no reason', () => {
    expect(cureOf(refused)).toMatch(/^The account lost has gone from the organization file/);
    expect(cureOf(shop)).toMatch(
      /^The account shop is still in the organization file \(.*organization\.yaml:\d+:\d+\), but would be destroyed.*Do not remove it in AWS\.$/,
    );
    expect(explain(refusal(shop)).cure).toMatch(
      /Where its entry is still in the file.*Otherwise it has gone/,
    );
  });
});

describe('of what broke off while it was made', () => {
  test.each([
    [shop, 'The account shop', 'aws organizations describe-account --account-id 222222222222'],
    [ou, 'The OU Work loads', '(id 222222222222)'],
    [bucket, 'The bucket trail', '(id 222222222222)'],
    ['aws_cloudtrail.trail["organization"]', 'The trail organization', '(id 222222222222)'],
    ['aws_organizations_organization.organization', 'The organization', '(id 222222222222)'],
  ])('%s: look, then untaint; nobody closes or deletes anything', (address, thing, look) => {
    const cure = cureOf(address, { reason: 'tainted', id: '222222222222' }) ?? '';
    expect(cure.startsWith(thing)).toBe(true);
    expect(cure).toContain('broke off');
    expect(cure).toContain('It has not gone from the organization file');
    expect(cure).toContain(look);
    expect(cure).toContain(`\`terraform -chdir=cdktf.out/stacks/accounts untaint '${address}'\``);
    expect(cure).not.toMatch(/close it|state: (?:suspended|released|deleted)|put it back/);
  });

  test('the command is safe in a shell, whatever the key is', () => {
    const cure = cureOf('aws_s3_bucket.trail["it\'s; rm"]', { reason: 'tainted' });
    expect(cure).toContain(`untaint 'aws_s3_bucket.trail["it'\\''s; rm"]'`);
  });
});

describe('of what Terraform would replace', () => {
  const attributes = [{ name: 'email', before: '"a@acme.example"', after: '"b@acme.example"' }];

  test('the address of a root user is changed in AWS, and put back into the file', () => {
    const cure = cureOf(shop, { reason: 'cannot-update', replacedFor: ['email'], attributes });
    expect(cure).toContain('still in the organization file');
    expect(cure).toContain('another email ("a@acme.example" → "b@acme.example")');
    expect(cure).toContain('Put the former address back');
    expect(cure).toContain('aws account start-primary-email-update');
    expect(cure).not.toMatch(/has gone|close/);
  });

  test('an OU with another parent, a bucket with another name', () => {
    expect(cureOf(ou, { reason: 'cannot-update', replacedFor: ['parent_id'] })).toContain(
      'AWS cannot move an OU to another parent',
    );
    expect(cureOf(bucket, { reason: 'cannot-update', replacedFor: ['bucket'] })).toMatch(
      /because of another bucket\. It is protected.*Put back what changes that/,
    );
    expect(cureOf(bucket, { reason: 'requested' })).toContain('Terraform was asked to (-replace)');
  });
});

describe('what is to be imported, but is not there', () => {
  const missing = (address: string | undefined, importId?: string) =>
    explain(
      {
        summary: 'Cannot import non-existent remote object',
        detail: 'no',
        ...(address && { address }),
        ...(importId && { importId }),
      },
      { organization },
    ).cure;

  test('is named as in the file, with its id and the place of its entry', () => {
    expect(missing(ou, 'ou-1234-abcd')).toMatch(
      /^OU Work loads \(.*organization\.yaml:\d+:\d+\): It is to be imported by the id ou-1234-abcd, .*the right id of the OU/,
    );
    expect(missing(shop, '222222222222')).toMatch(/^account shop \(.*by the id 222222222222, .*closed/);
  });

  test('an access that comes along is told with what to do', () => {
    expect(missing('aws_ssoadmin_account_assignment.assignment["shop/Power/devs"]')).toMatch(
      /^permission set Power \(for devs in shop\): It is to be imported.*give it to the account itself first/,
    );
    expect(missing(undefined)).toMatch(/^It is to be imported/);
  });
});

describe('as a danger', () => {
  const replaced = (more: Partial<Change>, problems: Problem[] = []) =>
    dangersOf([
      {
        stack: 'organization',
        status: 'failed',
        changes: [
          {
            stack: 'organization',
            ...partsOf('aws_sns_topic.topic["critical"]'),
            action: 'replace',
            attributes: [],
            ...more,
          },
        ],
        outputs: [],
        waitsFor: [],
        problems,
      },
    ]).map(({ message }) => message);

  test('says why something is made again, and what spares it', () => {
    expect(replaced({ reason: 'tainted' })[0]).toMatch(
      /made again, because its creation broke off; where AWS has it whole, `terraform .* untaint 'aws_sns_topic\.topic\["critical"\]'` keeps it$/,
    );
    expect(replaced({ reason: 'cannot-update', replacedFor: ['name'] })[0]).toMatch(
      /because of another name$/,
    );
  });

  test('is none where Terraform refuses it anyway: no --allow would help', () => {
    expect(replaced({}, [refusal('aws_sns_topic.topic["critical"]')])).toEqual([]);
    expect(replaced({}, [refusal('aws_sns_topic.topic["other"]')])).toHaveLength(1);
    const denied = { ...refusal('aws_sns_topic.topic["critical"]'), summary: 'AccessDenied' };
    expect(replaced({}, [denied])).toHaveLength(1);
  });
});
