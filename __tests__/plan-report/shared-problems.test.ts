import { markdownReport } from '../../src/plan-report/markdown';
import { planReport } from '../../src/plan-report/model';
import { textReport } from '../../src/plan-report/text';
import { headline } from '../../src/plan-report/words';
import type { StackPlan } from '../../src/terraform-runs/model';

const plan = (stack: string, status: StackPlan['status'], detail?: string): StackPlan => ({
  stack,
  status,
  changes: [],
  outputs: [],
  waitsFor: [],
  problems: detail ? [{ summary: 'Failed to load state', detail }] : [],
});
const adding: StackPlan = {
  ...plan('a', 'changes'),
  changes: [
    {
      ...{ stack: 'a', address: 'aws_s3_bucket.b', type: 'aws_s3_bucket', name: 'b' },
      ...{ action: 'create', attributes: [] },
    },
  ],
};
const report = (...plans: StackPlan[]) => planReport({ operation: 'plan', plans });
const names = ['accounts', 'delegation', 'macie', 'organization', 'trail'];
const failed = names.map((name, index) =>
  plan(
    name,
    'failed',
    `no such host for key ${name}.tfstate, RequestID: ABC${index}, port 10.0.0.2:5${index}123`,
  ),
);

test('an error of several stacks is shown once, with whom it struck', () => {
  const all = report(...failed, plan('baseline', 'failed', 'something else'));
  for (const text of [textReport(all), markdownReport(all)]) {
    expect(text.match(/no such host/g)).toHaveLength(1);
    expect(text).toContain('in 5 stacks: accounts, delegation, macie and 2 more');
    expect(text.match(/something else/g)).toHaveLength(1);
  }
});

test('an error that one stack meets twice is shown once, as its own', () => {
  const { problems, ...rest } = plan('accounts', 'failed', 'no such host');
  const text = textReport(report({ ...rest, problems: [...problems, ...problems] }));
  expect(text.match(/no such host/g)).toHaveLength(1);
  expect(text).not.toContain('in 2 stacks');
});

test('a name that is part of another makes no errors equal', () => {
  const two = report(plan('trail', 'failed', 'the trail'), plan('macie', 'failed', 'the audit-trail'));
  expect(textReport(two)).not.toContain('in 2 stacks');
});

test.each<[string, StackPlan[]]>([
  ['no changes in 2 stacks', [plan('a', 'unchanged'), plan('b', 'unchanged')]],
  ['no changes in 1 stack · 1 failed', [plan('a', 'unchanged'), plan('b', 'failed')]],
  ['1 to add in 1 of 2 stacks', [adding, plan('b', 'unchanged')]],
  ['1 to add in 1 stack · 1 waiting', [adding, plan('b', 'waiting')]],
  ['5 failed', failed],
  ['1 failed · 2 not tried', [plan('a', 'failed'), plan('b', 'skipped'), plan('c', 'skipped')]],
  ['1 waiting', [plan('a', 'waiting')]],
  ['no stack is touched', []],
])('says "%s": nothing of stacks that were not planned', (line, plans) => {
  expect(headline(report(...plans))).toBe(line);
});

test('stacks that were not tried are named in one line', () => {
  const text = textReport(report(plan('a', 'failed', 'why'), plan('b', 'skipped'), plan('c', 'skipped')));
  expect(text).toContain('\nnot tried: b, c\n');
  expect(text).not.toContain('b:');
});
