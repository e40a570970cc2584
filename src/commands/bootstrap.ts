import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { projectFolder } from '../config/reading/organization-path';
import { quotedIfNeeded } from '../plan-report/shell';
import type { BackendBlock } from '../terraform/state-place';
import { bindPlan, withPrivateCopy } from '../terraform-runs/plan-file';
import { runTerraform } from '../terraform-runs/run';
import { blockOf } from '../terraform-runs/state-access';
import { askForConfirmation } from './apply/confirmation';
import { appliedBefore } from './bootstrap/applied-before';
import { exitStatus } from './exit-status';
import { prepare } from './plan/prepare';

interface StackJson {
  terraform: BackendBlock;
}

/** The folders of the stack `bootstrap` and of its temporary state. */
interface Folders {
  readonly outdir: string;
  readonly stack: string;
  /** kept after a failure, to continue from there */
  readonly work: string;
  readonly logs: string;
}

/**
 * `landfall bootstrap`: applies the stack `bootstrap` for the first time, before the bucket for its state exists, and
 * then moves the state there.
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
    .action(async ({ autoApprove }: { autoApprove?: boolean }) => {
      const prepared = prepare();
      if (!prepared) return;
      const stack = prepared.stacks.find(({ name }) => name === 'bootstrap');
      if (!stack)
        throw new Error(
          'the organization file has no bootstrap: add bootstrap with github or terraformCloud',
        );
      const logs = resolve(prepared.outdir, 'logs');
      const work = join(projectFolder(), 'bootstrap-state');
      const folders = { outdir: prepared.outdir, stack: stack.folder, work, logs };
      const done = await bootstrap(folders, autoApprove === true);
      process.exitCode = done ? exitStatus.ok : exitStatus.failed;
    });
}

async function bootstrap(folders: Folders, autoApprove: boolean): Promise<boolean> {
  const { outdir, stack, work } = folders;
  const json = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as StackJson;
  const target = localState(stack, json);
  const refusal = await appliedBefore({ outdir, block: blockOf({ folder: stack }), local: target });
  if (refusal) throw new Error(refusal);
  mkdirSync(work, { recursive: true });
  const write = (terraform: StackJson['terraform']) =>
    writeFileSync(join(work, 'cdk.tf.json'), JSON.stringify({ ...json, terraform }, null, 2));
  const { cloud: _cloud, ...local } = json.terraform;
  write({ ...local, backend: { local: { path: 'bootstrap.tfstate' } } });
  if (!(await run(folders, 'init')) || !(await apply(folders, autoApprove))) return false;
  if (target) {
    cpSync(join(work, 'bootstrap.tfstate'), target);
    rmSync(work, { recursive: true });
    return true;
  }
  write(json.terraform);
  if (json.terraform.cloud) {
    process.stdout.write(
      `\nApplied. Now move the state: cd ${quotedIfNeeded(work)} && terraform init, and answer yes.\n`,
    );
    return true;
  }
  if (!(await run(folders, 'init', '-migrate-state', '-force-copy'))) return false;
  rmSync(work, { recursive: true });
  process.stdout.write('\nApplied, and the state is where all states are. Next: npx landfall plan\n');
  return true;
}

/** Shows the plan, asks, and applies exactly that plan. */
async function apply(folders: Folders, autoApprove: boolean): Promise<boolean> {
  const path = join(folders.work, 'bootstrap.tfplan');
  if (!(await run(folders, 'plan', '-lock-timeout=5m', `-out=${path}`))) return false;
  const plan = bindPlan(path);
  try {
    if (!autoApprove && !(await askForConfirmation())) return false;
    const applied = await withPrivateCopy(plan, (copy) => run(folders, 'apply', '-lock-timeout=5m', copy));
    if (applied === undefined) process.stderr.write(`landfall: ${path} was replaced: nothing is applied\n`);
    return applied === true;
  } finally {
    rmSync(path, { force: true });
  }
}

/** The path of the state with a local backend; undefined for other backends. */
function localState(folder: string, { terraform }: StackJson): string | undefined {
  const { path } = (terraform.backend?.local ?? {}) as { path?: string };
  return path === undefined ? undefined : resolve(folder, path);
}

/** Runs Terraform and shows its output. Returns whether it succeeded. */
async function run({ work, logs }: Folders, operation: string, ...args: string[]): Promise<boolean> {
  const onLine = (line: string) => process.stdout.write(`${line}\n`);
  const { code, stderr } = await runTerraform([operation, '-input=false', '-no-color', ...args], {
    cwd: work,
    logs,
    onLine,
  });
  process.stderr.write(stderr);
  return code === 0;
}
