import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { projectFolder } from '../config/organization-path';
import { terraformBinary } from '../terraform-runs/binary';
import { prepare } from './plan/prepare';

interface StackJson {
  terraform: { backend?: Record<string, unknown>; cloud?: unknown };
}

/**
 * `landfall bootstrap`: applies the stack `bootstrap` for the first time, while the bucket that its state belongs into
 * does not exist, and moves the state there afterwards.
 */
export function bootstrapCommand(): Command {
  return new Command('bootstrap')
    .description(
      'Make, once, what pipelines run with: state bucket, trust and roles. Asks before it applies.',
    )
    .option('--auto-approve', 'do not ask')
    .addHelpText(
      'after',
      '\nNeeds an administrator’s credentials of the management account. Afterwards: landfall plan.',
    )
    .action(({ autoApprove }: { autoApprove?: boolean }) => {
      const prepared = prepare();
      if (!prepared) return;
      const stack = prepared.stacks.find(({ name }) => name === 'bootstrap');
      if (!stack)
        throw new Error(
          'the organization file has no bootstrap: add bootstrap with github or terraformCloud',
        );
      process.exitCode = bootstrap(
        stack.folder,
        join(projectFolder(), 'bootstrap-state'),
        autoApprove === true,
      );
    });
}

/** @param work folder for the state on its way; kept where something fails, to go on from there */
function bootstrap(folder: string, work: string, autoApprove: boolean): number {
  const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as StackJson;
  mkdirSync(work, { recursive: true });
  const write = (terraform: StackJson['terraform']) =>
    writeFileSync(join(work, 'cdk.tf.json'), JSON.stringify({ ...json, terraform }, null, 2));
  const { cloud: _cloud, ...local } = json.terraform;
  write({ ...local, backend: { local: { path: 'bootstrap.tfstate' } } });
  const approve = autoApprove ? ['-auto-approve', '-input=false'] : [];
  if (run(work, 'init', '-input=false') || run(work, 'apply', ...approve)) return 1;
  if (json.terraform.backend && 'local' in json.terraform.backend) return keepLocal(folder, work);
  write(json.terraform);
  if (json.terraform.cloud) {
    process.stdout.write(`\nApplied. Now move the state: cd ${work} && terraform init, and answer yes.\n`);
    return 0;
  }
  if (run(work, 'init', '-migrate-state', '-force-copy', '-input=false')) return 1;
  rmSync(work, { recursive: true });
  process.stdout.write('\nApplied, and the state is where all states are. Next: npx landfall plan\n');
  return 0;
}

/** A local state goes where the other states are; never over one that is there. */
function keepLocal(folder: string, work: string): number {
  const { terraform } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as StackJson;
  const { path = '' } = (terraform.backend?.local ?? {}) as { path?: string };
  const target = resolve(folder, path);
  if (existsSync(target)) throw new Error(`${target} is there already: bootstrap was applied before`);
  cpSync(join(work, 'bootstrap.tfstate'), target);
  rmSync(work, { recursive: true });
  return 0;
}

/** Runs Terraform with the user's own terminal. */
const run = (cwd: string, ...args: string[]): number =>
  spawnSync(terraformBinary(), args, { cwd, stdio: 'inherit' }).status ?? 1;
