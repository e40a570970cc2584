import { notAllowed } from '../../src/plan-report/danger';
import { dangerGroups } from '../../src/plan-report/danger-groups';
import { markdownReport } from '../../src/plan-report/markdown';
import { planReport } from '../../src/plan-report/model';
import { jsonReport, reportSchema } from '../../src/plan-report/schema';
import { textReport } from '../../src/plan-report/text';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Action, AttributeChange, Change, StackPlan } from '../../src/terraform-runs/model';
import { namesIn } from '../../src/terraform-runs/names';
import { organizationWith } from '../organization-file';

const names = Array.from({ length: 15 }, (_, index) => `app-${String(index).padStart(2, '0')}`);
const organization = organizationWith(
  {
    root: {
      organizationalUnits: {
        Workloads: { id: 'ou-4813-aaaaaaaa', organizationalUnits: { Production: {}, Test: {} } },
        Other: {},
      },
    },
    accounts: [
      ...names.map((name, index) => ({ name, ou: `Workloads/${index % 2 ? 'Test' : 'Production'}` })),
      { name: 'fraud-prod', accountName: 'Fraud Production', ou: 'Other', id: '222222222222' },
    ],
  },
  { governedRegions: ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1'] },
);

const change = (address: string, action: Action, attributes: AttributeChange[] = []): Change => ({
  stack: 'organization',
  ...partsOf(address),
  action,
  attributes,
});

const report = (changes: Change[], more: Partial<StackPlan> = {}) =>
  planReport({
    operation: 'plan',
    organization,
    plans: [
      {
        stack: 'organization',
        status: 'changes',
        changes,
        outputs: [],
        waitsFor: [],
        problems: [],
        ...more,
      },
    ],
  });

const text = (changes: Change[], more?: Partial<StackPlan>) => textReport(report(changes, more));
const value = (name: string, before: unknown, after: unknown): AttributeChange => ({
  name,
  before: JSON.stringify(before),
  after: JSON.stringify(after),
});

describe('a document that changes is told by what differs in it', () => {
  const filler = Array.from({ length: 30 }, (_, index) => ({
    Sid: `Same${index}`,
    Effect: 'Deny',
    Action: `s3:Action${index}`,
    Resource: '*',
  }));
  const document = (...more: object[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: [...filler, ...more] });
  const before = document(
    { Sid: 'Gone', Effect: 'Deny', Action: 'ec2:RunInstances', Resource: '*' },
    { Sid: 'Other', Effect: 'Deny', Action: ['iam:A', 'iam:B'], Resource: '*' },
  );
  const after = document(
    { Sid: 'Other', Effect: 'Deny', Action: ['iam:B', 'iam:C'], Resource: '*' },
    {
      Sid: 'Come',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'kms:X',
      Resource: 'arn:x',
    },
  );

  test.each([
    ['aws_organizations_policy.policy["deny"]', 'content'],
    ['aws_ssoadmin_permission_set_inline_policy.inline["Power"]', 'inline_policy'],
    ['aws_s3_bucket_policy.trail_policy["trail"]', 'policy'],
    ['aws_kms_key.key["logs"]', 'policy'],
    ['aws_iam_role.audit', 'assume_role_policy'],
  ])('%s: the statements, in text, Markdown and JSON', (address, name) => {
    const changes = [change(address, 'update', [value(name, before, after)])];
    const lines = [
      '- Gone: Deny ec2:RunInstances on *',
      '~ Other: Action - iam:A + iam:C',
      '+ Come: Allow kms:X on arn:x',
    ];
    for (const line of lines) {
      expect(text(changes)).toContain(`  ${line}`);
      expect(markdownReport(report(changes))).toContain(`  ${line}`);
    }
    expect(text(changes)).not.toContain('Same1');
    const json = jsonReport(report(changes));
    expect(reportSchema.parse(json)).toEqual(json);
    const [attribute] = json.stacks[0]?.things[0]?.changes[0]?.attributes ?? [];
    expect(attribute?.differences).toEqual(expect.arrayContaining(lines));
    expect(attribute?.after).toBe(JSON.stringify(after));
  });

  test('the whole document is there when it is asked for', () => {
    const changes = [
      change('aws_organizations_policy.policy["deny"]', 'update', [value('content', before, after)]),
    ];
    const whole = textReport(report(changes), { verbose: true });
    expect(whole).toContain(`before: ${JSON.stringify(before)}`);
    expect(whole).toContain(`after: ${JSON.stringify(after)}`);
  });

  test('a tag policy by its paths, a list and blocks by their entries, a template by its lines', () => {
    const tags = (...values: string[]) =>
      JSON.stringify({ tags: { Owner: { tag_value: { '@@assign': values } } } });
    const written = text([
      change('aws_organizations_policy.policy["tags"]', 'update', [
        value('content', tags('a', 'b'), tags('b', 'c')),
      ]),
      change('aws_x.list', 'update', [value('entries', ['a', 'b'], ['b', 'c'])]),
      change('aws_x.blocks', 'update', [value('rule', [{ id: 'one', days: 1 }], [{ id: 'one', days: 2 }])]),
      change('aws_x.template', 'update', [value('body', 'a:\n  b: 1\nc: 2', 'a:\n  b: 3\nc: 2')]),
    ]);
    expect(written).toContain('~ tags.Owner.tag_value.@@assign: - a + c');
    expect(written).toMatch(/entries:\n\s+- a\n\s+\+ c\n/);
    expect(written).toMatch(/days: 1 → 2/);
    expect(written).toMatch(/body:\n\s+- b: 1\n\s+\+ b: 3\n/);
  });

  test('two long texts are shown from where they differ', () => {
    const long = 'x'.repeat(500);
    const written = text([change('aws_x.y', 'update', [value('name', `${long}ABC`, `${long}DEF`)])]);
    expect(written).toContain('ABC" → …');
    expect(written).toContain('DEF"');
  });

  test('what is sensitive or not known yet stays so', () => {
    const hidden = { name: 'a', before: '(sensitive)', after: '(sensitive)' };
    const later = { name: 'b', before: '"x"', after: '(known after apply)' };
    const written = text([change('aws_x.y', 'update', [hidden, later])]);
    expect(written).toContain('a: (sensitive) → (sensitive)');
    expect(written).toContain('b: "x" → (known after apply)');
  });
});

describe('names of the file stand for ids', () => {
  const moved = change('aws_organizations_account.account["app-00"]', 'update', [
    value('parent_id', 'ou-4813-aaaaaaaa', 'ou-4813-bbbbbbbb'),
    value('accounts', ['222222222222', '333333333333'], ['222222222222']),
  ]);
  const known = { names: { 'ou-4813-bbbbbbbb': 'Work loads', '333333333333': 'shop' } };

  test('as the file and the states know them', () => {
    expect(text([moved], known)).toContain('parent_id: "Workloads" → "Work loads"');
    expect(text([moved], known)).toContain('- shop');
    expect(markdownReport(report([moved], known))).toContain('parent_id: "Workloads" → "Work loads"');
    expect(text([moved])).toContain('"Workloads" → "ou-4813-bbbbbbbb"');
  });

  test('the JSON keeps the ids themselves', () => {
    const [attribute] = jsonReport(report([moved], known)).stacks[0]?.things[0]?.changes[0]?.attributes ?? [];
    expect(attribute?.before).toBe('"ou-4813-aaaaaaaa"');
  });

  test('inside of an ARN they are marked, in a danger they are names', () => {
    const role = change('aws_x.y', 'update', [
      value('arn', 'arn:aws:iam::222222222222:root', 'arn:aws:iam::999999999999:root'),
    ]);
    expect(text([role])).toContain('arn:aws:iam::<fraud-prod>:root');
    const pack = change('aws_config_organization_conformance_pack.pack["eu-west-1"]', 'update', [
      value('excluded_accounts', [], ['222222222222']),
    ]);
    expect(text([pack])).toContain('excluded_accounts now fraud-prod');
  });

  test('a state knows its own, its outputs and those that it reads', () => {
    const held = ['ou-4813-cccccccc', '444444444444', '555555555555', 'p-12345678'];
    const state = {
      values: {
        outputs: { account_ids: { value: { shop: '444444444444', unused: '666666666666' } } },
        root_module: {
          resources: [
            {
              mode: 'managed',
              type: 'aws_organizations_organizational_unit',
              index: 'Work loads',
              values: { id: 'ou-4813-cccccccc' },
            },
            {
              mode: 'managed',
              type: 'aws_organizations_account',
              index: 'desk',
              values: { id: '555555555555' },
            },
            {
              mode: 'data',
              type: 'terraform_remote_state',
              values: {
                outputs: { policy_ids: { 'deny-all': 'p-12345678' }, secret: { x: '444444444444' } },
              },
            },
          ],
        },
      },
    };
    const changes = [change('aws_x.y', 'update', [value('ids', held, [])])];
    expect(namesIn(state, changes)).toEqual({
      'ou-4813-cccccccc': 'Work loads',
      '444444444444': 'shop',
      '555555555555': 'desk',
      'p-12345678': 'deny-all',
    });
    expect(namesIn(undefined, changes)).toEqual({});
  });

  test('what AWS shows stands beside the name of an account', () => {
    const address = 'aws_organizations_account.account["fraud-prod"]';
    expect(text([change(address, 'create')])).toContain('account fraud-prod (Fraud Production)');
    expect(markdownReport(report([change(address, 'create')]))).toContain(
      'account fraud-prod (Fraud Production)',
    );
  });
});

describe('many equal changes are one line', () => {
  const assignment = (account: string, group = 'support') =>
    change(`aws_ssoadmin_account_assignment.assignment["${account}/SupportUser/${group}"]`, 'create');
  const contact = (account: string, email: string) =>
    change(`aws_account_alternate_contact.alternate_contact["${account}/SECURITY"]`, 'update', [
      value('email_address', 'old@acme.example', email),
    ]);

  test('access to accounts', () => {
    expect(text(names.map((name) => assignment(name)))).toContain(
      '  + permission set SupportUser for support in all 15 accounts of Workloads\n',
    );
    expect(text(names.slice(0, 6).map((name) => assignment(name)))).toContain('in 6 accounts of Workloads\n');
    expect(text([...names, 'fraud-prod'].map((name) => assignment(name)))).toContain(
      'in all 16 accounts of the organization\n',
    );
    expect(text([assignment('app-00'), assignment('app-01')])).toContain('for support in app-00, app-01\n');
    expect(text([...names, 'elsewhere'].map((name) => assignment(name)))).toContain(
      'in 16 accounts (app-00, app-01, app-02, …)\n',
    );
  });

  test('but not those to which something else is done', () => {
    const written = text([
      ...names.map((name) => assignment(name)),
      assignment('app-00', 'admins'),
      { ...assignment('fraud-prod'), action: 'destroy' },
    ]);
    expect(written).toContain('+ for support in all 15 accounts of Workloads');
    expect(written).toContain('+ for admins in app-00');
    expect(written).toContain('- for support in fraud-prod');
  });

  test('contacts of accounts, as far as they get the same', () => {
    const written = text([
      ...names.slice(0, 14).map((name) => contact(name, 'new@acme.example')),
      contact('app-14', 'else@acme.example'),
    ]);
    expect(written).toContain('  ~ 14 accounts of Workloads SECURITY contact\n');
    expect(written).toContain('  ~ account app-14 SECURITY contact\n');
    expect(written.match(/new@acme/g)).toHaveLength(1);
  });

  test('regions', () => {
    const detector = (region: string) => change(`aws_guardduty_detector.detector["${region}"]`, 'create');
    const regions = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1'];
    expect(text(regions.map(detector))).toContain('  + all 4 regions GuardDuty detector\n');
    expect(text(regions.slice(0, 2).map(detector))).toContain(
      '  + regions eu-central-1, eu-west-1 GuardDuty',
    );
  });

  test('in Markdown too; --verbose and JSON have each', () => {
    const changes = names.map((name) => assignment(name));
    expect(markdownReport(report(changes))).toContain(
      '+ permission set SupportUser for support in all 15 accounts of Workloads',
    );
    const verbose = textReport(report(changes), { verbose: true });
    for (const name of names) expect(verbose).toContain(`for support in ${name}\n`);
    expect(jsonReport(report(changes)).stacks[0]?.things[0]?.changes).toHaveLength(15);
  });
});

describe('dangers that are alike', () => {
  const regions = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1'];
  const off = (region: string, name = 'detector') =>
    change(`aws_guardduty_detector.${name}["${region}"]`, 'update', [value('enable', true, false)]);
  const allow = 'detection:organization/aws_guardduty_detector.detector[...';

  test('but for their region are one line, with what allows them all', () => {
    const written = text(regions.map((region) => off(region)));
    expect(written).toContain('DANGER: 4 changes');
    expect(written).toContain(
      '! GuardDuty (eu-central-1, eu-north-1, eu-west-1 and 1 more) is weakened: enable true → false\n',
    );
    expect(written).toContain(`--allow '${allow}'`);
    expect(written.match(/--allow/g)).toHaveLength(1);
    expect(markdownReport(report(regions.map((region) => off(region))))).toContain(allow);
  });

  test('are allowed together, and nothing beside them is', () => {
    const { dangers } = report([
      ...regions.map((region) => off(region)),
      off('eu-west-1', 'detector_of_others'),
    ]);
    expect(notAllowed(dangers, [allow]).map(({ change: { name } }) => name)).toEqual(['detector_of_others']);
  });

  test('are allowed without those that are told in a line of their own', () => {
    const plans = ['A', 'B', 'C', 'D'].map((plan) => `eu-west-1/${plan}`);
    const feature = (key: string, after: unknown) =>
      change(`aws_guardduty_detector_feature.feature["${key}"]`, 'update', [
        value('status', 'ENABLED', after),
      ]);
    const allowed = (off: string[], other: string) => {
      const { dangers } = report([...off.map((key) => feature(key, 'DISABLED')), feature(other, 'OTHER')]);
      const [group] = dangerGroups(dangers).filter(({ message }) => message.includes('1 more'));
      return [group?.allow, notAllowed(dangers, [group?.allow ?? '']).map(({ change: { key } }) => key)];
    };
    const resource = 'detection:organization/aws_guardduty_detector_feature.feature[';
    expect(allowed(plans, 'eu-central-1/S3')).toEqual([`${resource}"eu-west-1/...`, ['eu-central-1/S3']]);
    expect(
      allowed(
        regions.map((region) => `${region}/S3`),
        'eu-west-1/A',
      ),
    ).toEqual([`${resource}"*/S3"]`, ['eu-west-1/A']]);
    // Nothing but each by itself tells these from the fifth.
    expect(allowed(plans, 'eu-west-1/E')).toEqual([undefined, expect.anything()]);
  });

  test('are named one by one with --verbose, in JSON, and where accounts leave', () => {
    const verbose = textReport(report(regions.map((region) => off(region))), { verbose: true });
    expect(verbose.match(/--allow/g)).toHaveLength(4);
    expect(jsonReport(report(regions.map((region) => off(region)))).dangers).toHaveLength(4);
    const logs = regions.map((region) =>
      change(`aws_cloudwatch_log_group.trail["${region}"]`, 'update', [value('retention_in_days', 365, 30)]),
    );
    expect(text(logs).match(/--allow/g)).toHaveLength(4);
    const leaving = names.map((name) => change(`aws_organizations_account.account["${name}"]`, 'forget'));
    expect(text(leaving).match(/--allow/g)).toHaveLength(15);
  });

  test('each id is one word of a shell', () => {
    const nasty = change('aws_s3_bucket.trail["it\'s"]', 'destroy');
    expect(text([nasty])).toContain(`--allow 'destroy:organization/aws_s3_bucket.trail["it'\\''s"]'`);
  });
});

test('one thing in many regions, and many accounts in one, are told so', () => {
  const feature = (region: string) =>
    change(`aws_guardduty_organization_configuration_feature.feature["${region}/S3_DATA_EVENTS"]`, 'create');
  const member = (name: string) => change(`aws_macie2_member.member["${name}/eu-north-1"]`, 'create');
  expect(text(['eu-central-1', 'eu-west-1'].map(feature))).toContain(
    'S3_DATA_EVENTS in eu-central-1, eu-west-1',
  );
  expect(text(names.map(member))).toContain('all 15 accounts of Workloads in eu-north-1');
});

test('what only orders other things is left out, counted, and there with --verbose', () => {
  const changes = [
    change('terraform_data.attachment_order', 'update', [value('input', ['a'], ['b'])]),
    change('aws_organizations_policy.policy["deny"]', 'create'),
  ];
  expect(text(changes)).not.toContain('terraform_data');
  expect(text(changes)).toContain('1 internal change (--verbose shows it)');
  expect(markdownReport(report(changes))).toContain('# 1 internal change left out');
  expect(textReport(report(changes), { verbose: true })).toContain('terraform_data.attachment_order');
  expect(jsonReport(report(changes)).stacks[0]?.things).toHaveLength(2);
});

test('of a replacement, what AWS gives to anything new says nothing', () => {
  const attributes = [
    { name: 'arn', before: '"arn:x"', after: '(known after apply)' },
    value('name', 'old', 'new'),
  ];
  const replaced = {
    ...change('aws_x.y', 'replace', attributes),
    replacedFor: ['name'],
    reason: 'cannot-update' as const,
  };
  expect(text([replaced])).toContain('name: "old" → "new"');
  expect(text([replaced])).not.toContain('arn:x');
  expect(textReport(report([replaced]), { verbose: true })).toContain('arn:x');
});
