import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs Node where there is nothing else on the path, and so no Terraform. */
const alone = (config: string, ...args: string[]) => {
  const paths = { PATH: folder, HOME: folder, TMPDIR: folder, CDKTF_OUTDIR: join(folder, 'out') };
  const env = { ...paths, LANDFALL_CONFIG: config };
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  return { status, stderr };
};

const cloud = join(folder, 'cloud.yaml');
const minimal = readFileSync('config/examples/minimal/organization.yaml', 'utf8');
writeFileSync(cloud, `${minimal}\nterraform: { backend: { cloud: { organization: acme } } }\n`);

test.each([
  ['the organization that people start from', 'config/organization.yaml'],
  ['a large one', 'config/examples/enterprise/organization.yaml'],
  ['one in Terraform Cloud', cloud],
])('a machine with Node and without Terraform checks, synthesizes and shows %s', (_, config) => {
  const right = { status: 0, stderr: '' };
  expect(alone(config, '--require', 'tsx/cjs', 'main.ts')).toEqual(right);
  expect(alone(config, 'bin/landfall', 'show')).toMatchObject({ status: 0 });
});
