import { planReport } from '../../src/plan-report/model';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Action, AttributeChange, Change, StackPlan } from '../../src/terraform-runs/model';

/** One change of the stack `organization`. */
export const change = (address: string, action: Action, more: Partial<Change> = {}): Change => ({
  stack: 'organization',
  ...partsOf(address),
  action,
  attributes: [],
  ...more,
});

/** The plan of a stack with changes, or of one that has none. */
export const plan = (
  stack: string,
  changes: readonly Change[],
  more: Partial<StackPlan> = {},
): StackPlan => ({
  stack,
  status: changes.length ? 'changes' : 'unchanged',
  changes: changes.map((each) => ({ ...each, stack })),
  outputs: [],
  waitsFor: [],
  problems: [],
  ...more,
});

/** An attribute before and after, as data. */
export const attribute = (name: string, before: unknown, after: unknown): AttributeChange => ({
  name,
  before: JSON.stringify(before),
  after: JSON.stringify(after),
});

const account = (name: string) => `aws_organizations_account.account["${name}"]`;

/** A report with a change of every action, a stack of every status, dangers, notes and what the file foresees. */
export const wholeReport = () =>
  planReport({
    operation: 'plan',
    scope: 'since origin/main',
    untouched: ['delegation', 'trail'],
    notes: ['The state of trail is locked.', 'Another note.'],
    foreseen: new Map([
      [
        'accounts-shop',
        {
          created: ['shop-new'],
          imported: ['shop-old'],
          moved: [{ account: 'shop-test', from: 'Sandbox', to: 'Workloads' }],
          renamed: [{ account: 'shop-prod', from: 'Store', to: 'Shop' }],
        },
      ],
    ]),
    plans: [
      plan('organization', [
        change('aws_organizations_organizational_unit.ou["Workloads/Test"]', 'create'),
        change('aws_organizations_policy.policy["deny-leaving"]', 'update', {
          attributes: [
            attribute('description', 'Nobody leaves', 'Nobody may leave'),
            attribute('tags', { a: '1' }, { a: '2' }),
          ],
        }),
        change('aws_organizations_policy_attachment.attachment["Workloads:deny-root"]', 'destroy'),
      ]),
      plan('accounts', [
        change(account('fresh'), 'create'),
        change(account('adopted'), 'import', { importId: '222222222222' }),
        change(account('renamed'), 'move', { movedFrom: account('formerly') }),
        change(account('gone'), 'forget'),
        change('aws_account_alternate_contact.contact["fresh/SECURITY"]', 'replace', {
          reason: 'cannot-update',
          replacedFor: ['account_id'],
          attributes: [
            { name: 'account_id', before: '"1"', after: '(known after apply)' },
            { name: 'id', before: '"2"', after: '(known after apply)' },
          ],
        }),
      ]),
      plan('log-archive', [], {
        status: 'failed',
        problems: [
          { summary: 'Error reading bucket', detail: 'AccessDenied: no', address: 'aws_s3_bucket.trail' },
        ] as never,
      }),
      plan('accounts-shop', [], {
        status: 'waiting',
        waitsFor: [{ stack: 'organization', reason: 'the OU Workloads is not there yet' }],
      }),
      plan('baseline', []),
      plan('findings', [], { status: 'skipped' }),
    ],
  });
