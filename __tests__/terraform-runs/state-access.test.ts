import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pullState, pushState } from '../../src/terraform-runs/state-access';

const outdir = mkdtempSync(join(tmpdir(), 'landfall-state-access-'));
const before = { ...process.env };
beforeAll(() => {
  process.env.TERRAFORM_BINARY_NAME = resolve('__tests__/terraform-runs/fake-terraform');
  process.env.FAKE_FOLDER = outdir;
  process.env.FAKE_INIT_FAILS = '1';
});
afterAll(() => {
  process.env = before;
  rmSync(outdir, { recursive: true });
});

test('a state that cannot be reached leaves neither a folder nor a log of its name behind', async () => {
  const block = { backend: { local: { path: 'x.tfstate' } } };
  expect(await pullState(outdir, block)).toEqual({
    kind: 'unreadable',
    reason: expect.stringContaining('Failed to query available provider packages'),
  });
  expect(await pushState(outdir, block, '{}')).toContain('Failed to query available provider packages');
  expect(readdirSync(join(outdir, 'states'))).toEqual([]);
  expect(existsSync(join(outdir, 'logs'))).toBe(false);
});
