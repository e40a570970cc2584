import { join } from 'node:path';
import { Command } from 'commander';
import { projectFolder } from '../config/reading/organization-path';
import { planReport } from '../plan-report/model';
import { Initializer } from '../terraform-runs/init';
import { planAll } from '../terraform-runs/plan-all';
import { forgetPlans, savePlans } from '../terraform-runs/saved';
import { exitStatus } from './exit-status';
import { atLeastOne } from './option-values';
import { foresee } from './plan/foresee';
import { leftBehind } from './plan/left-behind';
import { prepare } from './plan/prepare';
import { type PrintOptions, print } from './plan/print';
import { ProgressLine } from './plan/progress';
import { formerOrganization, touchedSince } from './plan/since';
import { stopsForStates } from './states/missing';

interface PlanCommandOptions extends PrintOptions {
  readonly since?: string;
  readonly parallel: number;
  readonly lock: boolean;
  readonly memberRole?: string;
  readonly newState?: boolean;
}

/** `landfall plan`: plans all stacks, or those that a change affects, and prints one report. */
export function planCommand(): Command {
  return new Command('plan')
    .description('Plan every stack, or those that a change touches, and sum up what would be done.')
    .option(
      '--since <ref>',
      'only stacks that a change since this git ref touches, and users of changed outputs',
    )
    .option('--parallel <n>', 'stacks planned at once', atLeastOne, 4)
    .option('--member-role <name>', 'role to assume in member accounts, one that may only read')
    .option('--no-lock', 'do not lock the states, for a role that may only read')
    .option('--new-state', 'states that are not there are meant to be new')
    .option('--markdown <file>', 'write the summary for a pull request too')
    .option('--json', 'print the summary as JSON (docs/plan-report.schema.json)')
    .option('--verbose', 'show every change with its attributes')
    .action(async (options: PlanCommandOptions) => {
      const prepared = prepare(options);
      if (!prepared) return;
      const { organization, outdir, stacks } = prepared;
      const former = options.since === undefined ? undefined : formerOrganization(options.since, options);
      if (await stopsForStates(prepared, 'plan', { former, newState: options.newState })) {
        process.exitCode = exitStatus.failed;
        return;
      }
      forgetPlans(outdir);
      const touched = former && touchedSince(former, prepared);
      const plans = await planAll(stacks, {
        initializer: new Initializer(projectFolder()),
        parallel: options.parallel,
        progress: new ProgressLine(),
        lock: options.lock,
        ...(touched?.stacks && { touched: touched.stacks }),
      });
      const whole = options.since === undefined && options.lock && options.memberRole === undefined;
      if (whole) savePlans(outdir, stacks, plans);
      const names = stacks.map(({ name }) => name);
      const planned = new Set(plans.map(({ stack }) => stack));
      const untouched = names.filter((name) => !planned.has(name));
      const { local } = organization.terraform.backend;
      const left = local && !touched ? leftBehind(join(outdir, '..', local.directory), names) : [];
      const { scope, notes = left } = touched ?? {};
      const foreseen = await foresee(prepared, plans);
      const report = {
        operation: 'plan',
        plans,
        organization,
        untouched,
        notes,
        foreseen,
        ...(scope && { scope }),
      } as const;
      print(planReport(report), options);
    });
}
