import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outcomeJson, outcomeReport, statusOf } from '../../src/commands/apply/outcome';
import { WaveApproval } from '../../src/commands/apply/wave-approval';
import { type ApproveWave, applyInWaves } from '../../src/commands/apply/waves';
import type { Initializer } from '../../src/terraform-runs/init';
import type { StackPlan, SynthesizedStack } from '../../src/terraform-runs/model';
import { planStack } from '../../src/terraform-runs/plan';
import { Interrupted, Session } from '../../src/terraform-runs/session';
import { organizationWith } from '../organization-file';

const initializer = { initialize: async () => undefined } as unknown as Initializer;

/** Plans are files `next.json` in the stacks' folders; what is applied is written down. */
const terraform = `#!/bin/sh
case "$1" in
  plan)
    for argument in "$@"; do case "$argument" in -out=*) cp next.json "\${argument#-out=}" ;; esac; done
    exit 2 ;;
  show) cat "$4" ;;
  apply) for argument in "$@"; do last=$argument; done; grep -q fails "$last" && exit 1; cat "$last" >> applied; rm -f next.json ;;
esac
`;

describe('an apply in waves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-waves-'));
  const { TERRAFORM_BINARY_NAME: before } = process.env;
  const stack = (name: string, ...dependencies: string[]): SynthesizedStack => ({
    name,
    folder: join(folder, 'stacks', name),
    dependencies,
  });
  const stacks = [stack('first'), stack('second', 'first'), stack('third', 'second')];

  beforeEach(() => {
    rmSync(join(folder, 'stacks'), { recursive: true, force: true });
    const read = '${data.terraform_remote_state.apply_first_first.outputs.ids["x"]}';
    for (const each of stacks) {
      mkdirSync(each.folder, { recursive: true });
      const json = each.name === 'second' ? { locals: { read } } : {};
      writeFileSync(join(each.folder, 'cdk.tf.json'), JSON.stringify(json));
    }
    writeFileSync(join(folder, 'terraform'), terraform);
    chmodSync(join(folder, 'terraform'), 0o755);
    process.env.TERRAFORM_BINARY_NAME = join(folder, 'terraform');
  });
  afterEach(() => {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
    jest.restoreAllMocks();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const named = (name: string) => stacks.find((each) => each.name === name) as SynthesizedStack;
  /** Lets the next plan of a stack do something. */
  const next = (name: string, action: string, value = '1', outputs: object = {}) => {
    const change = { actions: [action], before: action === 'create' ? null : {}, after: { value } };
    const resource = { address: `aws_x.${name}`, mode: 'managed', change };
    const text = JSON.stringify({ resource_changes: [resource], output_changes: outputs });
    writeFileSync(join(named(name).folder, 'next.json'), text);
  };
  const ids = { ids: { actions: ['update'], before: { x: '1' }, after: { x: '2' } } };
  const plan = (name: string) => planStack(named(name), { stacks: [], initializer });
  const waiting = (name: string, on: string): StackPlan => ({
    ...{ stack: name, status: 'waiting', changes: [], outputs: [], problems: [] },
    waitsFor: [{ stack: on, reason: `${on} has never been applied` }],
  });
  const applied = () => stacks.filter((each) => existsSync(join(each.folder, 'applied'))).map((s) => s.name);
  const run = (plans: StackPlan[], judge: ApproveWave) =>
    applyInWaves(stacks, plans, judge, { initializer, parallel: 1 });
  const statuses = ({ waves }: Awaited<ReturnType<typeof run>>) =>
    waves.map((wave) => wave.map(({ stack: name, status }) => `${name} ${status}`));

  test('a plan that is replaced after it was judged is refused, and nothing of the wave is applied', async () => {
    next('first', 'create');
    next('second', 'create');
    const plans = [await plan('first'), await plan('second')];
    const result = await run(plans, async () => {
      next('second', 'delete');
      await plan('second');
      return undefined;
    });
    expect(applied()).toEqual([]);
    expect(statuses(result)).toEqual([['first skipped', 'second failed']]);
    expect(outcomeReport(result, [])).toMatch(
      /second: FAILED\n {4}error The plan is no longer the one that was shown/,
    );
    expect(statusOf(result)).toBe(1);
  });

  test('changes without a saved plan are a failure: nothing of them was applied', async () => {
    next('first', 'create');
    const { planFile: _, ...unsaved } = await plan('first');
    const result = await run([unsaved], async () => undefined);
    expect([applied(), statuses(result), statusOf(result)]).toEqual([[], [['first failed']], 1]);
    expect(outcomeReport(result, [])).toContain('error There is no saved plan of these changes\n');
  });

  test('an error names the entry of the file that it is about', () => {
    const organization = organizationWith(`root: { organizationalUnits: { Workloads: {} } }
accounts:
  - { name: shop, ou: Workloads, owner: retail }
`);
    const missing = {
      ...{ summary: 'Cannot import non-existent remote object', detail: '', importId: '111111111111' },
      address: 'aws_organizations_account.account["shop"]',
    };
    const failed: StackPlan = { ...waiting('accounts', 'x'), status: 'failed', waitsFor: [] };
    const outcome = { stack: 'accounts', status: 'failed', plan: failed, problems: [missing] } as const;
    const result = { ending: 'failed', waves: [[outcome]], left: [] } as const;
    const place = 'organization.yaml:5:5): It is to be imported by the id 111111111111';
    expect(outcomeReport(result, [], organization)).toContain(place);
    expect(JSON.stringify(outcomeJson(result, [], organization))).toContain(place);
  });

  test('after a failure nothing new is begun', async () => {
    next('first', 'create', 'fails');
    next('second', 'create');
    const result = await run([await plan('first'), await plan('second')], async () => undefined);
    expect([applied(), statuses(result)]).toEqual([[], [['first failed', 'second skipped']]]);
    expect([result.ending, statusOf(result)]).toEqual(['failed', 1]);
  });

  test('what reads a changed output goes on in the wave when its new plan does the same as the one shown', async () => {
    next('first', 'create', '1', ids);
    next('second', 'create');
    const result = await run([await plan('first'), await plan('second')], async () => undefined);
    expect(statuses(result)).toEqual([['first applied', 'second applied']]);
    expect(result.ending).toBe('applied');
  });

  test('with another plan it is shown once more, in the next wave, and what comes after it waits as well', async () => {
    next('first', 'create', '1', ids);
    next('second', 'create', 'shown');
    next('third', 'create');
    const plans = [await plan('first'), await plan('second'), await plan('third')];
    next('second', 'create', 'other');
    const seen: string[][] = [];
    const result = await run(plans, async (shown) => {
      seen.push(shown.filter(({ status }) => status !== 'unchanged').map(({ stack: name }) => name));
      return undefined;
    });
    expect(seen).toEqual([
      ['first', 'second', 'third'],
      ['second', 'third'],
    ]);
    expect(statuses(result)).toEqual([
      ['first applied', 'second deferred', 'third deferred'],
      ['first unchanged', 'second applied', 'third applied'],
    ]);
    expect(readFileSync(join(named('second').folder, 'applied'), 'utf8')).toContain('other');
  });

  const judge = (ask?: (message: string) => Promise<boolean>) =>
    new WaveApproval({ allow: [], foreseen: new Map(), show: () => {}, ...(ask && { ask }) });

  test('in a pipeline a late plan that only creates is applied', async () => {
    next('first', 'create');
    next('second', 'create');
    const result = await run([await plan('first'), waiting('second', 'first')], judge().approve);
    expect(statuses(result)).toEqual([
      ['first applied', 'second deferred'],
      ['first unchanged', 'second applied'],
    ]);
    expect(outcomeReport(result, [])).toBe(
      '\nWave 1\nfirst: applied, 1 change\nsecond: left for the next wave\n' +
        'Wave 2\nsecond: applied, 1 change\n\nEverything is applied.\n',
    );
  });

  test('one that changes something stops with a status of its own and a list; what was applied stays', async () => {
    next('first', 'create');
    next('second', 'update');
    const judging = judge();
    const result = await run([await plan('first'), waiting('second', 'first')], judging.approve);
    expect(applied()).toEqual(['first']);
    expect(statusOf(result)).toBe(3);
    const text = outcomeReport(result, judging.review);
    expect(text).toContain('Not applied:\n  second: 1 change\n');
    expect(text).toContain('For review:\n  second: update aws_x.second');
    expect(outcomeJson(result, judging.review)).toMatchObject({
      ending: 'review',
      exitCode: 3,
      review: [{ stack: 'second', address: 'aws_x.second', action: 'update' }],
    });
  });

  test('on a terminal each wave is asked for; a late no says what is applied and what is not', async () => {
    const asked = jest.fn().mockResolvedValueOnce(true).mockResolvedValueOnce(false);
    next('first', 'create');
    next('second', 'create');
    const result = await run([await plan('first'), waiting('second', 'first')], judge(asked).approve);
    expect(asked.mock.calls).toEqual([['Apply this?'], ['Apply wave 2 as well?']]);
    expect(applied()).toEqual(['first']);
    const text = outcomeReport(result, []);
    expect(text).toContain('first: applied, 1 change\n');
    expect(text).toContain('Not applied:\n  second: 1 change\n');
    expect(statusOf(result)).toBe(1);
  });

  test('Ctrl-C at a late question is an interruption: the report says what is applied and what is not', async () => {
    const asked = jest.fn().mockResolvedValueOnce(true).mockRejectedValueOnce(new Interrupted('SIGINT'));
    next('first', 'create');
    next('second', 'create');
    const result = await run([await plan('first'), waiting('second', 'first')], judge(asked).approve);
    expect([applied(), statusOf(result)]).toEqual([['first'], 130]);
    const text = outcomeReport(result, []);
    expect(text).toMatch(
      /first: applied, 1 change\n[\s\S]*Not applied:\n {2}second: 1 change\n[\s\S]*Interrupted\./,
    );
    expect(outcomeJson(result, [])).toMatchObject({ ending: 'interrupted', exitCode: 130 });
  });

  test('a signal that comes while the last stack is applied: everything is, and the JSON has the status of the process', async () => {
    next('first', 'create');
    const plans = [await plan('first')];
    jest
      .spyOn(Session, 'current', 'get')
      .mockImplementation(() =>
        applied().length
          ? ({ interrupted: new Interrupted('SIGTERM'), ended: () => {} } as never)
          : undefined,
      );
    const result = await run(plans, async () => undefined);
    expect([statuses(result), statusOf(result)]).toEqual([[['first applied']], 143]);
    expect(outcomeReport(result, [])).toContain('Everything is applied.');
    expect(outcomeJson(result, [])).toMatchObject({ ending: 'applied', exitCode: 143, left: [] });
  });

  test('what else goes wrong while a wave is judged is no interruption', async () => {
    next('first', 'create');
    const judging = run([await plan('first')], () => Promise.reject(new Error('no terminal')));
    await expect(judging).rejects.toThrow('no terminal');
  });

  test('a danger that nobody has named is refused in a pipeline, where nobody is asked', async () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    next('first', 'delete');
    const result = await run([await plan('first')], judge().approve);
    expect([result.ending, applied()]).toEqual(['refused', []]);
    expect(stderr.mock.calls.flat().join('')).toContain("--allow 'destroy:first/aws_x.first'");
  });

  test('a late danger that nobody has named is refused on a terminal too', async () => {
    const asked = jest.fn().mockResolvedValue(true);
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    next('first', 'create');
    next('second', 'delete');
    const result = await run([await plan('first'), waiting('second', 'first')], judge(asked).approve);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(result.ending).toBe('refused');
    expect(stderr.mock.calls.flat().join('')).toContain("--allow 'destroy:second/aws_x.second'");
  });

  test('what waits for something else does not go round for ever', async () => {
    next('first', 'create');
    const result = await run([await plan('first'), waiting('second', 'elsewhere')], judge().approve);
    expect(result.ending).toBe('waiting');
    expect(outcomeReport(result, [])).toContain('  second: waits, elsewhere has never been applied\n');
  });
});
