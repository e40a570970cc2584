import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesized } from '../stacks/synthesized';

const present = spawnSync('checkov', ['--version'], { encoding: 'utf8' }).status === 0;
const withCheckov = present
  ? describe
  : (name: string, body: () => void) => describe.skip(`${name} (skipped: checkov is not on the PATH)`, body);

interface Accepted {
  readonly check: string;
  readonly address: string;
  readonly reason: string;
}

const accepted: Accepted[] = readFileSync('__tests__/checkov/accepted.txt', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [check = '', address = '', ...reason] = line.split(' ');
    return { check, address, reason: reason.join(' ') };
  });

interface Finding {
  readonly check_id: string;
  readonly check_name: string;
  /** `aws_s3_bucket.trail["trail"]`, or `resource.trail` where checkov has lost the type */
  readonly resource: string;
  /** `/log-archive/cdk.tf.json` */
  readonly file_path: string;
}

/** What checkov finds in every stack: check, address, name of the check. */
function findings(file: string): string[] {
  const stacks = synthesized(file);
  const folder = mkdtempSync(join(tmpdir(), 'landfall-checkov-'));
  for (const [name, { resource }] of stacks) {
    // The stack of a service that is off is empty, and checkov calls that an error.
    if (!resource) continue;
    mkdirSync(join(folder, name));
    // Locals and outputs are in a form of Terraform's JSON that checkov does not read.
    writeFileSync(join(folder, name, 'cdk.tf.json'), JSON.stringify({ resource }, null, 1));
  }
  const failed = checkov(folder);
  rmSync(folder, { recursive: true, force: true });
  return failed.map(({ check_id, check_name, resource, file_path }) => {
    const stack = stacks.get(file_path.split('/')[1] ?? '');
    return `${check_id} ${addressOf(resource.replace(/\[.*\]$/, ''), stack?.resource ?? {})} ${check_name}`;
  });
}

function checkov(folder: string): Finding[] {
  const args = ['--skip-download', '--quiet', '--compact', '-d', folder];
  const { stdout, stderr } = spawnSync('checkov', [...args, '--framework', 'terraform_json', '-o', 'json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.trim().startsWith('{')) throw new Error(stdout + stderr);
  const { results, summary } = JSON.parse(stdout) as {
    results?: { failed_checks: Finding[] };
    summary?: { passed: number; parsing_errors: number };
  };
  if (!results || !summary?.passed || summary.parsing_errors)
    throw new Error(`checkov read nothing: ${stdout}`);
  return results.failed_checks;
}

function addressOf(resource: string, resources: Record<string, Record<string, unknown>>): string {
  if (!resource.startsWith('resource.')) return resource;
  const id = resource.slice('resource.'.length);
  const types = Object.keys(resources).filter((type) => id in (resources[type] ?? {}));
  return `${types.join('|')}.${id}`;
}

withCheckov('checkov', () => {
  const files = ['__tests__/logging/minimal.yaml', '__tests__/logging/everything.yaml'];
  const found = new Map<string, string[]>();
  beforeAll(() => {
    for (const file of files) found.set(file, findings(file));
  });
  const key = (text: string) => text.split(' ').slice(0, 2).join(' ');
  const known = accepted.map(({ check, address }) => `${check} ${address}`);

  test.each(files)('finds nothing in %s that we have not accepted for a reason', (file) => {
    expect(found.get(file)?.filter((each) => !known.includes(key(each)))).toEqual([]);
  });

  test('still finds whatever we have accepted', () => {
    const all = [...found.values()].flat().map(key);
    expect(known.filter((each) => !all.includes(each))).toEqual([]);
  });
});

test('whatever we accept has a reason', () => {
  expect(accepted.filter(({ reason }) => reason.split(' ').length < 4)).toEqual([]);
});
