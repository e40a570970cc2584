import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { synthesizedFrom } from '../stacks/synthesized';
import { describeWithTerraform } from './harness';

/** The stack `bootstrap` of a file, with its state beside it. */
const bootstrap = (s3: object, stateBucket?: object): string => {
  const file = organizationFile({
    terraform: { backend: { s3 } },
    bootstrap: { github: { repository: 'acme/landing-zone' }, ...(stateBucket && { stateBucket }) },
  });
  const stack = synthesizedFrom(file).get('bootstrap');
  return JSON.stringify({ ...stack, terraform: { ...stack?.terraform, backend: { local: {} } } });
};

describeWithTerraform('the replica of the state bucket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-replica-'));
  const env = { ...process.env, STANDIN_AWS_STATE: join(folder, 'aws') };
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (script: string) => {
    const terraform = 'terraform() { "$TERRAFORM_BINARY_NAME" "$@"; }';
    const text = `set -euo pipefail\n${terraform}\n${script}`;
    return spawnSync('bash', ['-c', text], { cwd: folder, env, encoding: 'utf8' });
  };
  const write = (json: string) => writeFileSync(join(folder, 'cdk.tf.json'), json);

  test('becomes the state bucket by the commands of docs/states.md: no bucket and no key is destroyed', () => {
    write(bootstrap({ bucket: 'acme-states', region: 'eu-central-1' }, { replica: { region: 'eu-west-1' } }));
    const applied = run(
      'terraform init -input=false >/dev/null && terraform apply -auto-approve -input=false',
    );
    expect([applied.status, applied.stderr]).toEqual([0, '']);
    write(bootstrap({ bucket: 'acme-states-eu-west-1', region: 'eu-west-1' }));
    const documented = readFileSync('docs/states.md', 'utf8');
    const commands = /terraform init -reconfigure\n([\s\S]*?) {3}cd \.\./.exec(documented)?.[1] ?? 'exit 9';
    const moved = run(commands);
    expect([moved.status, moved.stderr]).toEqual([0, '']);
    const { stdout } = run('terraform plan -input=false -out=p >/dev/null && terraform show -json p');
    const { resource_changes } = JSON.parse(stdout) as {
      resource_changes: { type: string; change: { actions: string[] } }[];
    };
    const lost = resource_changes.filter(({ change }) => change.actions.includes('delete'));
    expect(lost.map(({ type }) => type)).toEqual(['aws_kms_alias']);
  });
});
