import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileWith } from '../services/identity-center/organization';

const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
const now = join(folder, 'organization.yaml');
const before = join(folder, 'before.yaml');
writeFileSync(
  now,
  fileWith('  assignments: [{ group: platform, permissionSets: [Billing], accounts: [payments-prod] }]'),
);
writeFileSync(
  before,
  fileWith('  assignments: [{ group: platform, permissionSets: [SupportUser], accounts: [payments-prod] }]'),
);
afterAll(() => rmSync(folder, { recursive: true }));

const landfall = (...args: string[]) =>
  spawnSync('node', ['bin/landfall', 'access', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANDFALL_CONFIG: now, NO_COLOR: '1' },
  });

test('says who has what in an account, and why', () => {
  const { stdout, status } = landfall('--account', 'payments-prod');
  expect(status).toBe(0);
  expect(stdout).toBe(
    [
      'account        group     permission set      session  because',
      'payments-prod  platform  Billing-production  1h       assignment 1 (payments-prod)',
      '',
    ].join('\n'),
  );
});

test('says it to scripts', () => {
  const { stdout } = landfall('--group', 'developers', '--json');
  expect(JSON.parse(stdout)).toEqual([
    {
      account: 'payments-dev',
      group: 'developers',
      permissionSet: 'PowerUserAccess',
      nameInAws: 'PowerUserAccess',
      sessionDuration: 'PT4H',
      because: ['access of the account or of an OU above it'],
    },
  ]);
});

test('says what has changed since another file', () => {
  const { stdout } = landfall('--as-of', before);
  expect(stdout).toContain('-  payments-prod  platform  SupportUser-production  1h');
  expect(stdout).toContain('+  payments-prod  platform  Billing-production      1h');
  expect(stdout).toContain('1 more, 1 less, 0 different');
});

test('a name that is nowhere is wrong usage, not an empty answer', () => {
  const { stdout, stderr, status } = landfall('--group', 'platfrom');
  expect([stdout, stderr.split('\n')[0], status]).toEqual([
    '',
    'error: there is no group platfrom; did you mean platform?',
    64,
  ]);
});
