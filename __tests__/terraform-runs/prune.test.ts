import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pruneStacks } from '../../src/terraform-runs/prune';

const outdir = mkdtempSync(join(tmpdir(), 'landfall-prune-'));
afterAll(() => rmSync(outdir, { recursive: true }));
const write = (path: string, text = '') => {
  mkdirSync(dirname(join(outdir, path)), { recursive: true });
  writeFileSync(join(outdir, path), text);
};
const there = (path: string) => existsSync(join(outdir, path));

test('only what the manifest names stays, and what holds a state', () => {
  const entry = { name: 'accounts', dependencies: [], workingDirectory: 'stacks/accounts' };
  write('manifest.json', JSON.stringify({ stacks: { accounts: entry } }));
  write('stacks/accounts/.terraform/landfall-initialized');
  write('stacks/macie/cdk.tf.json');
  write('stacks/macie/.terraform/terraform.tfstate');
  write('stacks/macie/landfall.tfplan');
  write('stacks/detective/errored.tfstate');
  write('stacks/trail/terraform.tfstate.d/default/terraform.tfstate.backup');
  const kept = pruneStacks(outdir);
  expect(there('stacks/accounts/.terraform/landfall-initialized')).toBe(true);
  expect(there('stacks/macie')).toBe(false);
  expect([there('stacks/detective/errored.tfstate'), there('stacks/trail')]).toEqual([true, true]);
  expect(kept).toEqual([
    expect.stringMatching(/detective belongs to no stack of the file any more\. .*\(errored\.tfstate\)/),
    expect.stringMatching(/trail belongs to no stack/),
  ]);
});
