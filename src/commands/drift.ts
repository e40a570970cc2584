import { Command } from 'commander';
import { projectFolder } from '../config/reading/organization-path';
import { planReport } from '../plan-report/model';
import { Initializer } from '../terraform-runs/init';
import { planAll } from '../terraform-runs/plan-all';
import { exitStatus } from './exit-status';
import { atLeastOne } from './option-values';
import { prepare } from './plan/prepare';
import { type PrintOptions, print } from './plan/print';
import { ProgressLine } from './plan/progress';
import { stopsForStates } from './states/missing';

interface DriftCommandOptions extends PrintOptions {
  readonly parallel: number;
  readonly lock: boolean;
  readonly memberRole?: string;
}

/** `landfall drift`: reports what has changed in AWS outside Terraform, in every stack. Changes nothing. */
export function driftCommand(): Command {
  return new Command('drift')
    .description('Say what has changed in AWS since Terraform applied it last.')
    .option('--parallel <n>', 'stacks looked at at once', atLeastOne, 4)
    .option('--member-role <name>', 'role to assume in member accounts, one that may only read')
    .option('--no-lock', 'do not lock the states, for a role that may only read')
    .option('--markdown <file>', 'write the report for an issue too')
    .option('--json', 'print the report as JSON (docs/plan-report.schema.json)')
    .option('--verbose', 'show every change with its attributes')
    .action(async (options: DriftCommandOptions) => {
      const prepared = prepare(options);
      if (!prepared) return;
      if (await stopsForStates(prepared, 'drift', {})) {
        process.exitCode = exitStatus.failed;
        return;
      }
      const plans = await planAll(prepared.stacks, {
        initializer: new Initializer(projectFolder()),
        parallel: options.parallel,
        progress: new ProgressLine(),
        lock: options.lock,
        refreshOnly: true,
      });
      print(planReport({ operation: 'drift', plans, organization: prepared.organization }), options);
    });
}
