import type { Policy } from '../../src/organization/model';
import { dangersOf } from '../../src/plan-report/danger';
import { changesOf, type PlanJson } from '../../src/terraform-runs/changes';
import { Guardrails } from '../../stacks/guardrails';
import { organizationWith } from '../organization-file';

type Documents = Readonly<Record<string, { content: string; description: string }>>;

const named = (index: number): string => `deny-service-number-${String(index).padStart(2, '0')}`;

/** A policy that denies one service each; `statements` of them. */
const policy = (name: string, statements = 1, own: Partial<Policy> = {}): Policy => ({
  name,
  type: 'SERVICE_CONTROL_POLICY',
  document: {
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, (_, index) => ({
      Effect: 'Deny',
      Action: `${name.replaceAll('-', '')}${index || ''}:*`,
      Resource: '*',
    })),
  },
  pack: true,
  tags: {},
  source: { file: 'organization.yaml', line: 1, column: 1 },
  ...own,
});

const many = (count: number): Policy[] =>
  Array.from({ length: count }, (_, index) => policy(named(index + 1)));

const sample = organizationWith('root: { organizationalUnits: { Workloads: {} } }');

/** An organization whose root, and whose OU Workloads, have these policies. */
const landing = (policies: readonly Policy[], workloads: readonly Policy[] = []) => {
  const names = (list: readonly Policy[]) => list.map(({ name }) => name);
  return {
    ...sample,
    root: { ...sample.root, policies: names(policies) },
    organizationalUnits: sample.organizationalUnits.map((unit) =>
      unit.path === 'Workloads' ? { ...unit, policies: names(workloads) } : unit,
    ),
    policies: [...new Map([...policies, ...workloads].map((each) => [each.name, each])).values()],
  };
};

const documentsOf = (of: ReturnType<typeof landing>): Documents =>
  Object.fromEntries(
    new Guardrails(of).documents().map(({ name, content, description }) => [name, { content, description }]),
  );

/** Terraform's plan from the policies of one organization to those of another. */
function planned(before: Documents, after: Documents): PlanJson {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    resource_changes: names.map((name) => {
      const [was, is] = [before[name], after[name]];
      const same = JSON.stringify(was) === JSON.stringify(is);
      const actions = !was ? ['create'] : !is ? ['delete'] : [same ? 'no-op' : 'update'];
      return {
        address: `aws_organizations_policy.policy["${name}"]`,
        mode: 'managed',
        change: { actions, before: was ?? null, after: is ?? null },
      };
    }),
  };
}

/** What is said of a change from one organization to another. */
function said(before: ReturnType<typeof landing>, after: ReturnType<typeof landing>): string[] {
  const changes = changesOf(
    'organization',
    planned(documentsOf(before), documentsOf(after)),
    'resource_changes',
  );
  const plan = { stack: 'organization', status: 'changes' as const, outputs: [], waitsFor: [], problems: [] };
  return dangersOf([{ ...plan, changes }], after).map(({ kind, message }) => `${kind}: ${message}`);
}

describe('the guardrails that share a document', () => {
  test('none is lost where one joins thirty, whose names a description does not hold', () => {
    const [before, after] = [landing(many(30)), landing([policy('aa-first'), ...many(30)])];
    expect(Object.values(documentsOf(after))[0]?.description).toHaveLength(512);
    expect(said(before, after)).toEqual([]);
  });

  test('the last of thirty-one that is gone is named, though no description holds its name', () => {
    const removed = [...many(30), policy('zz-last')];
    const after = landing(many(30));
    expect(said(landing(removed), { ...after, policies: removed })).toEqual([
      'detach: zz-last no longer in the policy Root-scp-1',
    ]);
  });

  test('one that is in the file no more is named by its statements', () => {
    expect(said(landing([policy('own-rule', 2), policy('other')]), landing([policy('other')]))).toEqual([
      'detach: OwnRule1, OwnRule2 no longer in the policy Root-scp-1',
    ]);
  });

  test('a ready policy is named also where the file has it no more', () => {
    const ready = policy('protect-cloudtrail', 2);
    expect(said(landing([ready, policy('other')]), landing([policy('other')]))).toEqual([
      'detach: protect-cloudtrail no longer in the policy Root-scp-1',
    ]);
  });

  test('the one that stays alone is not lost, whose own description takes the place of the names', () => {
    const kept = policy('kept', 1, { description: 'What we keep' });
    expect(said(landing([policy('protect-macie'), kept]), landing([kept]))).toEqual([
      'detach: protect-macie no longer in the policy Root-scp-1',
    ]);
  });

  test('a statement that is gone from one that stays is named by its Sid', () => {
    const [two, one] = [policy('deny-two', 2), policy('deny-two', 1)];
    expect(said(landing([two, policy('other')]), landing([one, policy('other')]))).toEqual([
      'detach: DenyTwo2 no longer in the policy Root-scp-1',
    ]);
  });

  test('a name that begins another is not taken for it', () => {
    const [short, long] = [policy('deny-s3'), policy('deny-s3-public')];
    const after = landing([short]);
    expect(said(landing([short, long]), { ...after, policies: [short, long] })).toEqual([
      'detach: deny-s3-public no longer in the policy Root-scp-1',
    ]);
  });
});

describe('a guardrail that moves between documents', () => {
  const large = (name: string) => policy(name, 40);

  test('is not lost where the same target has it in another document, also in a new one', () => {
    const [a, b] = [large('large-a'), large('large-b')];
    const packed = documentsOf(landing([a, b]));
    expect(Object.keys(packed)).toEqual(['Root-scp-1']);
    const after = landing([large('first'), a, large('second'), b]);
    expect(Object.keys(documentsOf(after)).length).toBeGreaterThan(1);
    expect(said(landing([a, b]), after)).toEqual([]);
  });

  test('is lost where only another target has it', () => {
    const [one, two, three] = [policy('protect-config'), policy('protect-macie'), policy('other')];
    expect(said(landing([one, two], [three]), landing([two], [three, one]))).toEqual([
      'detach: protect-config no longer in the policy Root-scp-1',
    ]);
  });
});

test('a document that is known only after an apply takes guardrails away until it is seen', () => {
  const after = documentsOf(landing([policy('protect-macie')]));
  const plan = planned(after, after);
  const [resource] = plan.resource_changes ?? [];
  const change = {
    actions: ['update'],
    before: resource?.change.before,
    after: { description: '' },
    after_unknown: { content: true },
  };
  const changes = changesOf(
    'organization',
    { resource_changes: [{ ...resource, change } as never] },
    'resource_changes',
  );
  const stack = {
    stack: 'organization',
    status: 'changes' as const,
    outputs: [],
    waitsFor: [],
    problems: [],
  };
  expect(dangersOf([{ ...stack, changes }]).map(({ message }) => message)).toEqual([
    'what the policy Root-scp-1 denies is known only after apply',
  ]);
});
