import { foreseenOf } from '../../src/plan-report/foreseen';
import { markdownReport } from '../../src/plan-report/markdown';
import { planReport } from '../../src/plan-report/model';
import { jsonReport, reportSchema } from '../../src/plan-report/schema';
import { textReport } from '../../src/plan-report/text';
import { unforeseen } from '../../src/plan-report/unforeseen';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Change, StackPlan } from '../../src/terraform-runs/model';
import { organizationWith } from '../organization-file';

const organization = organizationWith(`
root: { organizationalUnits: { Apps: { formerName: Workloads }, New: {} } }
accounts:
  - { name: stays, ou: Apps }
  - { name: moves, ou: New }
  - { name: shop-prod, formerName: shop, email: shop@acme.example, accountName: Shop, ou: Apps }
  - { name: comes, ou: New }
  - { name: adopted, ou: New, id: "222222222222" }
`);

const held = new Map(
  Object.entries({
    stays: { name: 'stays', parent_id: 'ou-work' },
    moves: { name: 'moves', parent_id: 'ou-work' },
    shop: { name: 'shop', parent_id: 'ou-work' },
  }),
);
const state = { outputs: {}, instances: () => held };
const units = new Map(Object.entries({ Root: 'r-1', Workloads: 'ou-work' }));

describe('what the file foresees for accounts that cannot be planned yet', () => {
  const foreseen = foreseenOf(organization, 'accounts', state, units);

  test('comes of the last state: renamed OUs and accounts are known by their former names', () => {
    expect(foreseen).toEqual({
      created: ['comes'],
      imported: ['adopted'],
      moved: [{ account: 'moves', from: 'Apps', to: 'New' }],
      renamed: [{ account: 'shop-prod', from: 'shop', to: 'Shop' }],
    });
  });

  test('no move is claimed while nobody knows the ids of OUs', () => {
    expect(foreseenOf(organization, 'accounts', state, new Map()).moved).toEqual([]);
  });

  test('a plan report has it in every form', () => {
    const plan: StackPlan = {
      ...{ stack: 'accounts', status: 'waiting', changes: [], outputs: [], problems: [] },
      waitsFor: [{ stack: 'organization', reason: 'New is not there yet' }],
    };
    const report = planReport({
      operation: 'plan',
      plans: [plan],
      foreseen: new Map([['accounts', foreseen]]),
    });
    const line = 'account moves will move from Apps to New';
    expect(textReport(report)).toContain(`    ~ ${line}\n`);
    expect(markdownReport(report)).toContain(`- \`${line}\``);
    expect(reportSchema.parse(jsonReport(report)).stacks[0]?.foreseen).toEqual(foreseen);
  });

  describe('of a plan that is made late', () => {
    const change = (address: string, action: Change['action'], ...names: string[]): Change => ({
      ...{ stack: 'accounts', ...partsOf(address), action },
      attributes: names.map((name) => ({ name, before: '"a"', after: '"b"' })),
    });
    const account = (name: string) => `aws_organizations_account.account["${name}"]`;
    const late = (changes: Change[], digest = 'late'): StackPlan => ({
      ...{ stack: 'accounts', status: 'changes', outputs: [], waitsFor: [], problems: [], changes, digest },
    });
    const rest = (changes: Change[], allowed: string[] = [], digest?: string) =>
      unforeseen([late(changes, digest)], {
        shown: new Set(['seen']),
        foreseen: new Map([['accounts', foreseen]]),
        allowed,
      }).map(({ address }) => address);

    test.each([
      ['an account that is made', change(account('comes'), 'create')],
      ['the move that was foreseen', change(account('moves'), 'update', 'parent_id')],
      ['the name that was foreseen', change(account('shop-prod'), 'update', 'name')],
      ['an import as it is', change(account('adopted'), 'import')],
      ['a new address in the state', change(account('shop-prod'), 'move')],
    ])('%s goes on', (_, each) => {
      expect(rest([each])).toEqual([]);
    });

    test.each([
      ['a move that was not', change(account('stays'), 'update', 'parent_id')],
      ['more than the move', change(account('moves'), 'update', 'parent_id', 'tags')],
      ['the name of one that only moves', change(account('moves'), 'update', 'name')],
      ['the same key of another resource', change('aws_x.y["moves"]', 'update', 'parent_id')],
      ['an import that changes something', change(account('adopted'), 'import', 'tags')],
      ['a destroy', change('aws_x.y["z"]', 'destroy')],
    ])('%s wants a review', (_, each) => {
      expect(rest([each])).toEqual([each.address]);
    });

    test('what was shown goes on, and what --allow names', () => {
      const destroy = change('aws_x.y["z"]', 'destroy');
      expect(rest([destroy], [], 'seen')).toEqual([]);
      expect(rest([destroy], ['destroy:accounts/aws_x.y["z"]'])).toEqual([]);
    });
  });
});
