import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { digestOf } from '../../src/terraform-runs/changes';
import { bindPlan, isBound, removePlan, withPrivateCopy } from '../../src/terraform-runs/plan-file';

describe('a saved plan is bound by its content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-plan-file-'));
  const path = join(folder, 'landfall.tfplan');
  beforeEach(() => writeFileSync(path, 'shown'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('it is used from a copy that only its owner reads, and that is gone afterwards', async () => {
    const seen = await withPrivateCopy(bindPlan(path), async (copy) => {
      // Replaced while it is in use: what is used stays what was compared.
      writeFileSync(path, 'another');
      const modes = [copy, dirname(copy), path].map((each) => statSync(each).mode & 0o777);
      return [readFileSync(copy, 'utf8'), modes];
    });
    expect(seen).toEqual(['shown', [0o600, 0o700, 0o600]]);
    expect(readdirSync(folder)).toEqual(['landfall.tfplan']);
  });

  test('a copy that a killed process has left goes with the plan', () => {
    mkdirSync(join(folder, '.plan-Xyz123'));
    writeFileSync(join(folder, '.plan-Xyz123', 'landfall.tfplan'), 'shown');
    writeFileSync(join(folder, 'cdk.tf.json'), '{}');
    removePlan({ folder });
    expect(readdirSync(folder)).toEqual(['cdk.tf.json']);
  });

  test.each([
    ['replaced', () => writeFileSync(path, 'another')],
    ['gone', () => rmSync(path)],
  ])('%s: it is not used', async (_, happen) => {
    const plan = bindPlan(path);
    expect(isBound(plan)).toBe(true);
    happen();
    expect(isBound(plan)).toBe(false);
    const work = jest.fn();
    expect(await withPrivateCopy(plan, work)).toBeUndefined();
    expect(work).not.toHaveBeenCalled();
  });
});

describe('two plans do the same when', () => {
  const plan = (after: unknown, actions = ['create']) => ({
    resource_changes: [
      { address: 'aws_x.y', mode: 'managed', change: { actions, after } },
      { address: 'aws_x.still', mode: 'managed', change: { actions: ['no-op'], after } },
    ],
  });

  test('every value of what changes is the same, hidden ones too', () => {
    expect(digestOf(plan({ parent: 'a' }))).toBe(digestOf(plan({ parent: 'a' })));
    expect(digestOf(plan({ parent: 'a' }))).not.toBe(digestOf(plan({ parent: 'b' })));
    expect(digestOf(plan({ parent: 'a' }, ['no-op']))).toBe(digestOf(plan({ parent: 'b' }, ['no-op'])));
  });

  test('what only moves in the state or is imported comes from the same place', () => {
    const still = { address: 'aws_x.y', mode: 'managed', change: { actions: ['no-op'] } };
    const digest = (more: object, change: object = {}) =>
      digestOf({ resource_changes: [{ ...still, ...more, change: { ...still.change, ...change } }] });
    const moves = ['aws_x.a', 'aws_x.b'].map((former) => digest({ previous_address: former }));
    const imports = ['1', '2'].map((id) => digest({}, { importing: { id } }));
    expect(new Set([digest({}), ...moves, ...imports]).size).toBe(5);
    expect(digest({ previous_address: still.address })).toBe(digest({}));
  });
});
