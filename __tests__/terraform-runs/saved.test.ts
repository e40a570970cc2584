import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackPlan, SynthesizedStack } from '../../src/terraform-runs/model';
import { bindPlan, planPath } from '../../src/terraform-runs/plan-file';
import { type SavedPlans, savedPlans, savePlans } from '../../src/terraform-runs/saved';

const plan = {
  resource_changes: [
    { address: 'aws_x.y["z"]', mode: 'managed', change: { actions: ['create'], after: { id: '1' } } },
  ],
};

describe('plans that landfall plan leaves for landfall apply', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'landfall-saved-'));
  const record = join(outdir, 'landfall-plans.json');
  const stack = (name: string): SynthesizedStack => ({
    name,
    folder: join(outdir, 'stacks', name),
    dependencies: [],
  });
  const stacks = ['organization', 'accounts', 'delegation'].map(stack);
  const [organization, accounts, delegation] = stacks as [
    SynthesizedStack,
    SynthesizedStack,
    SynthesizedStack,
  ];
  const { TERRAFORM_BINARY_NAME: before } = process.env;

  const plans = (): StackPlan[] => {
    const none = { changes: [], outputs: [], waitsFor: [], problems: [] };
    return [
      { ...none, stack: 'organization', status: 'changes', planFile: bindPlan(planPath(organization)) },
      { ...none, stack: 'accounts', status: 'unchanged' },
      {
        ...{ ...none, stack: 'delegation', status: 'waiting' },
        waitsFor: [{ stack: 'accounts', reason: 'never applied' }],
      },
    ];
  };

  beforeEach(() => {
    for (const { folder } of stacks) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'cdk.tf.json'), '{}');
    }
    writeFileSync(planPath(organization), JSON.stringify(plan));
    // A Terraform that shows a plan file as it is.
    const terraform = join(outdir, 'terraform');
    writeFileSync(terraform, '#!/bin/sh\ncat "$4"\n');
    chmodSync(terraform, 0o755);
    process.env.TERRAFORM_BINARY_NAME = terraform;
    savePlans(outdir, stacks, plans());
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
  });
  afterAll(() => rmSync(outdir, { recursive: true }));

  const statuses = (saved: SavedPlans | undefined) =>
    saved && 'plans' in saved ? saved.plans.map(({ status }) => status) : saved;
  const edit = (change: (record: Record<string, unknown>) => void) => {
    const data = JSON.parse(readFileSync(record, 'utf8')) as Record<string, unknown>;
    change(data);
    writeFileSync(record, JSON.stringify(data));
  };

  test('are used as they are; what they do is read out of the plan files', async () => {
    const saved = await savedPlans(outdir, stacks);
    expect(statuses(saved)).toEqual(['changes', 'unchanged', 'waiting']);
    const [first] = saved && 'plans' in saved ? saved.plans : [];
    expect(first?.changes.map(({ action, address }) => [action, address])).toEqual([
      ['create', 'aws_x.y["z"]'],
    ]);
  });

  test.each<[string, () => void, RegExp]>([
    ['a truncated record', () => writeFileSync(record, '{"formatVersion":2,"at"'), /is broken/],
    ['an empty record', () => writeFileSync(record, ''), /is broken/],
    ['a record of another kind', () => writeFileSync(record, '[null]'), /is broken/],
    ['a record of an earlier version', () => edit((data) => delete data.formatVersion), /another version/],
    ['another version of Landfall', () => edit((data) => (data.landfall = '0.0.1')), /another version/],
    ['another Terraform', () => edit((data) => (data.terraform = '/usr/bin/tofu')), /another Terraform/],
    [
      'an hour ago',
      () => edit((data) => (data.at = new Date(Date.now() - 3_660_000).toISOString())),
      /an hour/,
    ],
    [
      'a time to come',
      () => edit((data) => (data.at = new Date(Date.now() + 60_000).toISOString())),
      /an hour/,
    ],
    ['another file', () => writeFileSync(join(accounts.folder, 'cdk.tf.json'), '{"x":1}'), /has changed/],
    [
      'another provider',
      () => writeFileSync(join(delegation.folder, '.terraform.lock.hcl'), 'provider'),
      /has changed/,
    ],
    ['another plan file', () => writeFileSync(planPath(organization), '{}'), /gone or was replaced/],
    ['no plan file', () => rmSync(planPath(organization)), /gone or was replaced/],
    [
      'a plan without its hash',
      () => edit((data) => delete (data.stacks as Record<string, { plan?: string }>).organization?.plan),
      /gone or was replaced/,
    ],
  ])('%s: not used, and it says why', async (_, happen, reason) => {
    happen();
    expect(await savedPlans(outdir, stacks)).toEqual({ unusable: expect.stringMatching(reason) });
    rmSync(join(delegation.folder, '.terraform.lock.hcl'), { force: true });
  });

  test('of many stacks are read four at a time, and come in the order of the stacks', async () => {
    const many = Array.from({ length: 9 }, (_, index) => stack(`many-${index}`));
    const made = many.map((each): StackPlan => {
      mkdirSync(each.folder, { recursive: true });
      writeFileSync(join(each.folder, 'cdk.tf.json'), '{}');
      writeFileSync(planPath(each), JSON.stringify(plan));
      const none = { changes: [], outputs: [], waitsFor: [], problems: [] };
      return { ...none, stack: each.name, status: 'changes', planFile: bindPlan(planPath(each)) };
    });
    const busy = join(outdir, 'busy');
    const lines = [`echo begun >> ${busy}`, 'sleep 0.2', `echo ended >> ${busy}`, 'cat "$4"'];
    writeFileSync(join(outdir, 'terraform'), `#!/bin/sh\n${lines.join('\n')}\n`);
    savePlans(outdir, many, made);
    const saved = await savedPlans(outdir, many);
    expect(saved && 'plans' in saved && saved.plans.map((each) => each.stack)).toEqual(
      many.map(({ name }) => name),
    );
    const steps = readFileSync(busy, 'utf8').trim().split('\n');
    const atOnce = steps.map((_, index) =>
      steps.slice(0, index + 1).reduce((sum, step) => sum + (step === 'begun' ? 1 : -1), 0),
    );
    expect(Math.max(...atOnce)).toBeGreaterThan(1);
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(4);
  });

  test('a stack more or less: not used', async () => {
    expect(await savedPlans(outdir, [organization, accounts])).toEqual({
      unusable: expect.stringMatching(/has changed/),
    });
  });

  test.each<[string, (all: StackPlan[]) => StackPlan[]]>([
    ['a plan failed', (all) => all.map((each, index) => (index ? { ...each, status: 'failed' } : each))],
    ['a stack was not planned', (all) => all.slice(1)],
    ['a run was speculative', (all) => all.map(({ planFile: _, ...each }) => each)],
  ])('%s: nothing is left, nor what was left before', async (_, broken) => {
    savePlans(outdir, stacks, broken(plans()));
    expect(await savedPlans(outdir, stacks)).toBeUndefined();
    expect(existsSync(planPath(organization))).toBe(false);
  });
});
