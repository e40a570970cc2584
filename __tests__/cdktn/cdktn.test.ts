import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import cdktf from 'cdktf/package.json';
import cdktn from 'cdktf-on-cdktn/package.json';

interface Written {
  /** the JSON of every stack, without the version of the tool */
  readonly stacks: Record<string, unknown>;
  /** the versions of the tool that were taken out */
  readonly versions: string[];
}

/** What `main.ts` writes in a process of its own. */
function written(...preload: string[]): Written {
  const outdir = mkdtempSync(join(tmpdir(), 'landfall-'));
  try {
    execFileSync(process.execPath, [...preload, '--require', 'tsx/cjs', 'main.ts'], {
      env: { ...process.env, CDKTF_OUTDIR: outdir, LANDFALL_CONFIG: 'config/organization.yaml' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const names = readdirSync(join(outdir, 'stacks')).sort();
    const versions = new Set<string>();
    const stacks = names.map((name) => {
      const json = JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8'));
      versions.add(json['//'].metadata.version);
      delete json['//'].metadata.version;
      return [name, json];
    });
    return { stacks: Object.fromEntries(stacks), versions: [...versions] };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

test('cdktn, the successor of cdktf, writes the same Terraform', () => {
  const [ours, theirs] = [written(), written('--require', resolve('__tests__/cdktn/alias.js'))];
  expect(theirs.versions).toEqual([cdktn.version]);
  expect(ours.versions).toEqual([cdktf.version]);
  expect(theirs.stacks).toEqual(ours.stacks);
});
