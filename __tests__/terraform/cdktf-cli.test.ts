import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeWithTerraform } from './harness';

/** A project as a user has it: our files, and a folder of its own for what the tools write. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  for (const name of ['main.ts', 'cdktf.json', 'package.json', 'tsconfig.json', 'src', 'stacks', 'config']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

describeWithTerraform('CDKTF’s own command line', () => {
  const folder = project();
  const cdktf = (...args: string[]) => {
    const env = {
      ...process.env,
      CI: '1',
      CHECKPOINT_DISABLE: '1',
      LANDFALL_CONFIG: 'config/examples/minimal/organization.yaml',
      STANDIN_AWS_STATE: join(folder, 'aws'),
    };
    const { status, stdout, stderr } = spawnSync('npx', ['cdktf', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { status, output: `${stdout}${stderr}` };
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('cdktf synth writes the stacks', () => {
    expect(cdktf('synth')).toMatchObject({ status: 0 });
    expect(
      Object.keys(JSON.parse(readFileSync(join(folder, 'cdktf.out/manifest.json'), 'utf8')).stacks).sort(),
    ).toEqual(['accounts', 'organization']);
  });

  test('cdktf plan plans a stack', () => {
    const { status, output } = cdktf('plan', 'organization');
    expect([status, output]).toEqual([
      0,
      expect.stringMatching(/Plan:\S* \d+ to add, 0 to change, 0 to destroy/),
    ]);
  });

  test('cdktf deploy applies all in their order', () => {
    const { status, output } = cdktf('deploy', '*', '--auto-approve');
    expect([status, output]).toEqual([0, expect.stringContaining('account_ids')]);
  });
});
