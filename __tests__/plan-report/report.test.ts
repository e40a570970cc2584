import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { cureOf } from '../../src/plan-report/aws-errors';
import { dangersOf, notAllowed } from '../../src/plan-report/danger';
import { markdownReport } from '../../src/plan-report/markdown';
import { exitCode, planReport } from '../../src/plan-report/model';
import { jsonReport, reportSchema } from '../../src/plan-report/schema';
import { textReport } from '../../src/plan-report/text';
import { partsOf } from '../../src/terraform-runs/addresses';
import { changesOf } from '../../src/terraform-runs/changes';
import type { Action, Change, StackPlan } from '../../src/terraform-runs/model';

const change = (address: string, action: Action, more: Partial<Change> = {}): Change => ({
  stack: 'organization',
  ...partsOf(address),
  action,
  attributes: [],
  ...more,
});

const plan = (stack: string, changes: readonly Change[], more: Partial<StackPlan> = {}): StackPlan => ({
  stack,
  status: changes.length ? 'changes' : 'unchanged',
  changes: changes.map((each) => ({ ...each, stack })),
  outputs: [],
  waitsFor: [],
  problems: [],
  ...more,
});

const report = (...plans: StackPlan[]) => planReport({ operation: 'plan', plans });

describe('what is dangerous', () => {
  const dangers = (stack: string, ...changes: Change[]) =>
    dangersOf([plan(stack, changes)]).map(({ kind, message }) => `${kind}: ${message}`);

  test('an account that leaves, by whatever action', () => {
    const address = 'aws_organizations_account.account["shop"]';
    expect(dangers('accounts', change(address, 'destroy'), change(address, 'forget'))).toEqual([
      'leave: account shop is destroyed',
      'leave: account shop is let go of by Terraform',
    ]);
  });

  test('but not one that another stack imports', () => {
    const address = 'aws_organizations_account.account["shop"]';
    const id = '222222222222';
    const plans = [
      plan('accounts', [change('aws_organizations_account.released_shop', 'forget', { id })]),
      plan('accounts-shop', [change(address, 'import', { importId: id })]),
    ];
    expect(dangersOf(plans)).toEqual([]);
  });

  test('what every account has, taken away', () => {
    const address = 'aws_cloudformation_stack_set_instance.roles_instance["eu-central-1"]';
    expect(dangers('baseline', change(address, 'destroy'))).toEqual([
      'destroy: baseline roles-instance (cloudformation stack set instance eu-central-1) is destroyed',
    ]);
  });

  test('a guardrail detached, a delegated administrator changed, a trail touched, a bucket destroyed', () => {
    expect(
      dangers(
        'log-archive',
        change(
          'aws_organizations_policy_attachment.attachment["Workloads/Production:deny-leaving"]',
          'destroy',
        ),
        change('aws_guardduty_organization_admin_account.guard_duty["eu-central-1"]', 'replace'),
        change('aws_cloudtrail.organization', 'update'),
        change('aws_s3_bucket.trail["trail"]', 'destroy'),
        change('aws_s3_bucket_policy.trail["trail"]', 'update'),
        change('aws_sns_topic.topic["critical"]', 'update'),
        change('aws_organizations_account.account["new"]', 'create'),
      ),
    ).toEqual([
      'detach: guardrail deny-leaving (attached to Workloads/Production) is destroyed',
      'delegation: delegated administrator guard-duty (guardduty organization admin account eu-central-1) is destroyed and made again',
      'destroy: bucket trail (s3 bucket trail) is destroyed',
      'logs: trail organization is changed',
      'logs: bucket trail (s3 bucket policy trail) is changed',
    ]);
  });

  test('a statement that is gone from a policy', () => {
    const content = (...ids: string[]) =>
      JSON.stringify(
        JSON.stringify({ Statement: ids.map((id) => ({ Sid: id, Effect: 'Deny', Action: `s3:${id}` })) }),
      );
    const attributes = [{ name: 'content', before: content('One', 'Two'), after: content('Two', 'Three') }];
    const update = change('aws_organizations_policy.policy["deny"]', 'update', { attributes });
    expect(dangers('organization', update)).toEqual(['detach: One no longer in the policy deny']);
  });

  test('trusted access that is switched off for the whole organization', () => {
    const attributes = [
      {
        name: 'aws_service_access_principals',
        before: '["sso.amazonaws.com","config.amazonaws.com"]',
        after: '["config.amazonaws.com"]',
      },
    ];
    expect(
      dangers(
        'organization',
        change('aws_organizations_organization.organization', 'update', { attributes }),
      ),
    ).toEqual(['access: switched off for the whole organization: sso.amazonaws.com']);
  });

  test('is allowed by its id, by a beginning, by a wildcard, and by nothing else', () => {
    const all = dangersOf([plan('log-archive', [change('aws_s3_bucket.trail["a"]', 'destroy')])]);
    const left = (...allowed: string[]) => notAllowed(all, allowed).length;
    expect(left('destroy:log-archive/aws_s3_bucket.trail["a"]')).toBe(0);
    expect(left('destroy:log-archive/...')).toBe(0);
    expect(left('destroy:*')).toBe(0);
    expect(left('destroy:log-archive/aws_s3_bucket.trail')).toBe(1);
    expect(left('logs:*', 'destroy:log')).toBe(1);
    expect(left('log-archive/*', 'aws_s3_bucket.trail["a"]', 'log-archive/...')).toBe(1);
    expect(left('estroy:*', '')).toBe(1);
  });
});

describe('the Markdown for a pull request', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    change(
      `aws_ssoadmin_account_assignment.assignment["account-${index}/ReadOnlyAccess/developers-${index}"]`,
      'create',
    ),
  );
  const markers = /^<!-- landfall:report -->\n## Landfall plan\n/;

  test('of 5,000 changes stays below GitHub’s 65,536 characters, whole and with what matters first', () => {
    const attributes = [{ name: 'content', before: '"a"'.repeat(300), after: '"b"'.repeat(300) }];
    const plans = Array.from({ length: 10 }, (_, index) =>
      plan(`stack-${index}`, [
        ...many.slice(index * 500, (index + 1) * 500),
        change('aws_organizations_policy_attachment.attachment["Root:deny-leaving"]', 'destroy'),
        change('aws_organizations_policy.policy["deny"]', 'update', { attributes }),
      ]),
    );
    const text = markdownReport(report(...plans));
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect(text.length).toBeGreaterThan(40_000);
    expect(text).toMatch(markers);
    expect(text.indexOf('dangerous changes')).toBeLessThan(500);
    expect(text.match(/<details>/g)).toHaveLength(10);
    expect(text.match(/<\/details>/g)).toHaveLength(10);
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
    expect(text).toMatch(/# … and \d+ lines more/);
  });

  test('of 2,000 stacks, all of them dangerous and failing, stays below it as well', () => {
    const problems = [{ summary: 'It failed', detail: 'because '.repeat(500) }];
    const plans = Array.from({ length: 2000 }, (_, index) =>
      plan(`stack-with-a-rather-long-name-${index}`, [change(`aws_cloudtrail.trail_${index}`, 'destroy')], {
        problems,
        status: 'failed',
      }),
    );
    const text = markdownReport(report(...plans));
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect((text.match(/^```/gm) ?? []).length % 2).toBe(0);
  });

  test('of none is four lines', () => {
    expect(markdownReport(report(plan('organization', [])))).toBe(
      [
        '<!-- landfall:report -->',
        '## Landfall plan',
        '',
        '`no changes in 1 stack`',
        '',
        '| stack | |',
        '| --- | --- |',
        '| `organization` | no changes |',
        '',
      ].join('\n'),
    );
  });

  test('names from the file neither mention anybody nor break out of where they stand', () => {
    const nasty = change('aws_organizations_policy.policy["`@org/team` </details> | x"]', 'destroy');
    const text = markdownReport(report(plan('organization', [nasty])));
    const caution = text.split('\n').find((line) => line.startsWith('> - '));
    expect(caution).toMatch(/^> - ``[^`]/);
    expect(text.match(/^<\/details>/gm)).toHaveLength(1);
  });

  test('a stack that waits says for what', () => {
    const waitsFor = [{ stack: 'organization', reason: 'organization has never been applied' }];
    const text = markdownReport(report(plan('accounts', [], { status: 'waiting', waitsFor })));
    expect(text).toContain('| `accounts` | ⏳ waits for organization |');
    expect(text).toContain('- ⏳ `organization has never been applied`');
  });
});

describe('the JSON', () => {
  test('is as documented', () => {
    const written = JSON.parse(readFileSync('docs/plan-report.schema.json', 'utf8')) as object;
    expect(written).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(reportSchema))));
  });

  test('of everything that can be in a report fits the schema', () => {
    const full = planReport({
      operation: 'plan',
      scope: 'since main',
      untouched: ['delegation'],
      notes: ['A note.'],
      plans: [
        plan('organization', [
          change('aws_cloudtrail.trail', 'replace', {
            region: 'eu-central-1',
            attributes: [{ name: 'a', before: '1', after: '(sensitive)' }],
          }),
          change('aws_organizations_account.account["a"]', 'import', {
            importId: '222222222222',
            movedFrom: 'x.y',
          }),
        ]),
        plan('accounts', [], { status: 'waiting', waitsFor: [{ stack: 'organization', reason: 'first' }] }),
        plan('broken', [], {
          status: 'failed',
          problems: [{ summary: 'no', detail: 'way', address: 'x.y' }],
        }),
      ],
    });
    const json = jsonReport(full);
    expect(reportSchema.parse(json)).toEqual(json);
  });
});

describe('exit codes are those of terraform plan -detailed-exitcode', () => {
  test.each([
    ['nothing to do', [plan('a', [])], 0],
    ['changes', [plan('a', []), plan('b', [change('x.y', 'create')])], 2],
    ['a stack that waits', [plan('a', [], { status: 'waiting' })], 2],
    ['an error', [plan('a', [], { status: 'failed' }), plan('b', [change('x.y', 'create')])], 1],
  ] as const)('%s', (_, plans, code) => {
    expect(exitCode(report(...plans))).toBe(code);
  });
});

test('sensitive values are never printed, in whole or in part', () => {
  const plans = [
    plan(
      'secrets',
      changesOf(
        'secrets',
        {
          resource_changes: [
            {
              address: 'aws_ssm_parameter.secret',
              mode: 'managed',
              change: {
                actions: ['update'],
                before: { value: 'hunter1', list: ['plain', 'hunter2'], name: 'old' },
                after: { value: 'hunter3', list: ['plain', 'hunter4'], name: 'new' },
                before_sensitive: { value: true, list: [false, true] },
                after_sensitive: { value: true },
              },
            },
          ],
        },
        'resource_changes',
      ),
    ),
  ];
  const everything = [
    textReport(report(...plans), { verbose: true }),
    markdownReport(report(...plans)),
    JSON.stringify(jsonReport(report(...plans))),
  ].join('\n');
  expect(everything).not.toContain('hunter');
  expect(everything).toContain('(sensitive)');
  expect(everything).toContain('new');
});

test('what is let go of is called what it was called before', () => {
  const text = textReport(
    report(
      plan('accounts', [
        change('aws_account_alternate_contact.released_shop_2f_BILLING', 'forget', {
          movedFrom: 'aws_account_alternate_contact.alternate_contact["shop/BILLING"]',
        }),
        change('aws_organizations_account.released_shop', 'forget', {
          movedFrom: 'aws_organizations_account.account["shop"]',
        }),
      ]),
    ),
    {},
  );
  expect(text).toContain('    account shop\n    x BILLING contact\n    x account\n');
  expect(text).toContain('account shop is let go of by Terraform');
});

test('what is renamed is told by the name that it had', () => {
  const moves = report(
    plan('organization', [
      change('aws_organizations_organizational_unit.ou_level_2["Workloads/Dev"]', 'update', {
        movedFrom: 'aws_organizations_organizational_unit.ou_level_2["Workloads/Development"]',
      }),
      change('aws_ssoadmin_account_assignment.assignment["pay/ReadOnly/developers"]', 'move', {
        movedFrom: 'aws_ssoadmin_account_assignment.assignment["payments/ReadOnly/developers"]',
      }),
      change('aws_s3_bucket.archive', 'move', { movedFrom: 'aws_s3_bucket.logs' }),
      change('aws_kms_alias.alias["a"]', 'move', { movedFrom: 'aws_kms_alias.alias[0]' }),
    ]),
  );
  for (const text of [textReport(moves), markdownReport(moves)]) {
    expect(text).toMatch(/OU Workloads\/Dev \(?formerly Workloads\/Development/);
    expect(text).toMatch(/for developers in pay,? \(?formerly payments\b/);
    expect(text).toMatch(/formerly logs/);
    expect(text).toContain('formerly aws_kms_alias.alias[0]');
  }
});

test('protection that is made is told by the words of one that is switched off', () => {
  const made = report(
    plan('guardduty', [change('aws_guardduty_detector_feature.detector_feature["x"]', 'create')]),
  );
  expect(textReport(made)).toContain('  + protection plan of GuardDuty (detector feature) x\n');
});

test('what people know is what a report speaks of', () => {
  const names = report(
    plan('organization', [
      change('aws_account_alternate_contact.alternate_contact["shop/SECURITY"]', 'create'),
      change('aws_ssoadmin_account_assignment.assignment["shop/ReadOnlyAccess/developers"]', 'create'),
      change(
        'aws_ssoadmin_managed_policy_attachment.managed_policy["ReadOnlyAccess/ViewOnlyAccess"]',
        'create',
      ),
      change('aws_guardduty_detector.detector["eu-west-1"]', 'create'),
    ]),
  ).stacks[0]?.things.map(({ thing, changes }) => `${thing.kind} ${thing.name}: ${changes[0]?.part}`);
  expect(names).toEqual([
    'account shop: SECURITY contact',
    'permission set ReadOnlyAccess: for developers in shop',
    'region eu-west-1: GuardDuty detector',
  ]);
});

test.each([
  [
    'ValidationError: You must enable organizations access to operate a service managed stack set',
    'activate-organizations-access',
  ],
  ['creating AWS Organizations Account: unexpected state FAILED: ACCOUNT_LIMIT_EXCEEDED', 'quotas.accounts'],
  [
    'creating AWS Organizations Account: unexpected state FAILED: EMAIL_ALREADY_EXISTS',
    'One that is closed or being closed: write no id',
  ],
  ['FinalizingOrganizationException: AWS Organizations is finalizing', 'in an hour'],
])('an error of AWS that does not say what to do is told with it: %s', (detail, cure) => {
  const problem = { summary: 'AWS refused', detail: detail.replace(' to ', '\n  to ') };
  expect(textReport(report(plan('accounts', [], { status: 'failed', problems: [problem] })), {})).toContain(
    cure,
  );
  expect(cureOf('AccessDenied: not authorized')).toBeUndefined();
});
