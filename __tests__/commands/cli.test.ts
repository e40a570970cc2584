import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withIds } from '../../src/commands/ids/edit';
import { landfall } from './landfall';

const wrong = '__tests__/config/wrong/unknown-ou.yaml';

describe('landfall check', () => {
  test('a right file: exit status 0', () => {
    const { status, stdout } = landfall(['check']);
    expect([status, stdout]).toEqual([0, 'config/organization.yaml is right: 29 accounts, 8 OUs\n']);
  });

  test('a wrong file: exit status 1, the report on standard error, no colours where it is not a terminal', () => {
    const { status, stderr, stdout } = landfall(['check', wrong]);
    expect([status, stdout, stderr]).toEqual([1, '', readFileSync(wrong.replace('.yaml', '.txt'), 'utf8')]);
  });

  test('--json gives scripts the same', () => {
    const { status, stdout } = landfall(['check', wrong, '--json']);
    const { valid, diagnostics } = JSON.parse(stdout);
    expect([status, valid, diagnostics[0].code, diagnostics[0].at.line]).toEqual([
      1,
      false,
      'unknown-ou',
      16,
    ]);
  });

  test('LANDFALL_CONFIG names another file', () => {
    expect(
      landfall(['check'], { LANDFALL_CONFIG: 'config/examples/minimal/organization.yaml' }).stdout,
    ).toContain('minimal');
    expect(landfall(['check'], { LANDFALL_CONFIG: 'config/nowhere.yaml' }).stderr).toContain(
      'there is no such file',
    );
  });
});

describe('landfall show (npm start)', () => {
  test('draws the tree and the stacks', () => {
    const { status, stdout } = landfall(['show']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '│  ├─ Production  ⛨ private-network, require-imdsv2, require-encryption, tag-owner',
    );
    expect(stdout).toMatch(/│ accounts-workloads +│ 111111111111 +│ eu-central-1 +│ +60 │ organization/);
  });

  test('a wrong file leaves nothing behind', () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
    const { status } = landfall(['show'], { LANDFALL_CONFIG: wrong, CDKTF_OUTDIR: join(folder, 'out') });
    expect([status, existsSync(join(folder, 'out'))]).toEqual([1, false]);
    rmSync(folder, { recursive: true });
  });
});

test('main.ts stops at a wrong file with exit status 1 and writes nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  cpSync('config', join(folder, 'config'), { recursive: true });
  const env = { ...process.env, LANDFALL_CONFIG: wrong, CDKTF_OUTDIR: join(folder, 'out') };
  const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'main.ts'], {
    encoding: 'utf8',
    env,
  });
  expect([status, existsSync(join(folder, 'out'))]).toEqual([1, false]);
  expect(stderr).toContain('did you mean Workloads/Production?');
  rmSync(folder, { recursive: true });
});

describe('landfall ids --write', () => {
  const ids = new Map([['shop', '012345678901']]);

  test('puts the id behind the name, comments and layout kept', () => {
    const text =
      'accounts:\n  # the shop\n  - name: shop # soon to be renamed\n    ou: Workloads\n  - name: other\n    ou: Workloads\n';
    expect(withIds(text, ids)).toBe(text.replace('renamed\n', 'renamed\n    id: "012345678901"\n'));
  });

  test('does so inside of braces as well', () => {
    expect(withIds('accounts:\n  - { name: shop, ou: Workloads }\n', ids)).toBe(
      'accounts:\n  - { name: shop, id: "012345678901", ou: Workloads }\n',
    );
  });

  test('leaves an id that is there', () => {
    const text = 'accounts:\n  - { name: shop, id: "222222222222" }\n';
    expect(withIds(text, ids)).toBe(text);
  });
});
