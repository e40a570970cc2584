import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLockHolder } from '../../src/terraform-runs/state-lock';

const folder = mkdtempSync(join(tmpdir(), 'landfall-state-lock-'));
const stack = { name: 'accounts', folder, dependencies: [] };
const environment = { ...process.env };
beforeAll(() => {
  process.env.TERRAFORM_BINARY_NAME = process.execPath;
});
afterAll(() => {
  process.env = environment;
  rmSync(folder, { recursive: true });
});

const backend = (block: object) =>
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ terraform: { backend: block } }));

/** Terraform 1.11.4's own words. */
const locked = {
  summary: 'Error acquiring the state lock',
  detail: `Error message: resource temporarily unavailable
Lock Info:
  ID:        88628484-84f3-d677-1d36-fbb2f87171d1
  Path:      x.tfstate
  Operation: OperationTypeApply
  Who:       alice@build-3
  Version:   1.11.4
  Created:   2026-11-21 18:12:57.269097319 +0000 UTC
  Info:      


Terraform acquires a state lock to protect the state from being written`,
};

test('a locked state: who holds it, since when, where, and how a stale lock is broken', () => {
  backend({ s3: {} });
  const { summary, detail } = withLockHolder(locked, stack);
  expect(summary).toBe('The state of the stack accounts is locked');
  expect(detail).toMatch(/^alice@build-3 holds the lock since 2026-11-21 18:12:57 UTC, for: apply\. Wait/);
  expect(detail).toContain('ask alice, look\non build-3 and in your pipelines');
  expect(detail).toMatch(/cd \S+ && \S+ force-unlock 88628484-84f3-d677-1d36-fbb2f87171d1$/);
});

test('a local state is unlocked by the end of its process, and by nothing else', () => {
  backend({ local: { path: '../x.tfstate' } });
  expect(withLockHolder(locked, stack).detail).not.toContain('force-unlock');
  expect(withLockHolder(locked, stack).detail).toContain('goes with its process');
});

test('a lock that may not be written keeps Terraform’s reason', () => {
  const denied = { summary: 'Error acquiring the state lock', detail: 'AccessDenied: s3:PutObject' };
  expect(withLockHolder(denied, stack)).toEqual({
    summary: 'The state of the stack accounts could not be locked',
    detail: expect.stringContaining('AccessDenied: s3:PutObject'),
  });
});
