import { Command } from 'commander';
import { projectFolder } from '../config/organization-path';
import { dangersOf, notAllowed } from '../plan-report/danger';
import { planReport } from '../plan-report/model';
import { textReport } from '../plan-report/text';
import { isColored } from '../terminal/colors';
import { applyAll } from '../terraform-runs/apply-all';
import { Initializer } from '../terraform-runs/init';
import type { StackPlan } from '../terraform-runs/model';
import { planAll } from '../terraform-runs/plan-all';
import { forgetPlans, savedPlans } from '../terraform-runs/saved';
import { agreed } from './apply/agreed';
import { outcomeReport, succeeded } from './apply/outcome';
import { refusal } from './apply/refusal';
import { exitStatus } from './exit-status';
import { atLeastOne } from './plan';
import { type Prepared, prepare, touchedSince } from './plan/prepare';
import { ProgressLine } from './plan/progress';
import { stopsForStates } from './states/missing';

interface ApplyCommandOptions {
  readonly since?: string;
  readonly allow: string[];
  readonly autoApprove?: boolean;
  readonly parallel: number;
  readonly verbose?: boolean;
  readonly newState?: boolean;
}

/** `landfall apply`: applies the plans just made, stack after stack, and refuses what is dangerous unless it is named. */
export function applyCommand(): Command {
  return new Command('apply')
    .description('Apply the plans just made, in order; plans first where there are none.')
    .option('--since <ref>', 'only stacks that a change since this git ref touches')
    .option(
      '--allow <id>',
      'a dangerous change that is meant, as the plan names it; * is a wildcard',
      collect,
      [],
    )
    .option('--auto-approve', 'do not ask')
    .option('--parallel <n>', 'stacks applied at once, where they do not depend on each other', atLeastOne, 1)
    .option(
      '--new-state',
      'states that are not there are meant to be new: the first apply of what was imported',
    )
    .option('--verbose', 'show every change with its attributes')
    .action(async (options: ApplyCommandOptions) => {
      const prepared = prepare();
      if (prepared) process.exitCode = await apply(prepared, options);
    });
}

async function apply(prepared: Prepared, options: ApplyCommandOptions): Promise<number> {
  if (await stopsForStates(prepared, 'apply', options)) return exitStatus.failed;
  const initializer = new Initializer(projectFolder());
  const progress = new ProgressLine();
  const plans = await plansFor(prepared, options, initializer, progress);
  const report = planReport({ operation: 'plan', plans, organization: prepared.organization });
  const color = isColored(process.stdout);
  process.stdout.write(textReport(report, { color, verbose: options.verbose === true }));
  if (plans.some(({ status }) => status === 'failed')) return 1;
  const refused = notAllowed(report.dangers, options.allow);
  if (refused.length) {
    process.stderr.write(refusal(refused));
    return 1;
  }
  if (plans.every(({ status }) => status === 'unchanged')) return 0;
  if (!options.autoApprove && !(await agreed())) return 1;
  forgetPlans(prepared.outdir);
  const accepts = (plan: StackPlan) => {
    const late = notAllowed(dangersOf([plan]), options.allow);
    if (late.length) process.stderr.write(refusal(late));
    return late.length === 0;
  };
  const { parallel } = options;
  const outcomes = await applyAll(prepared.stacks, plans, { initializer, parallel, progress, accepts });
  process.stdout.write(outcomeReport(outcomes));
  return succeeded(outcomes) ? 0 : 1;
}

async function plansFor(
  prepared: Prepared,
  { since }: ApplyCommandOptions,
  initializer: Initializer,
  progress: ProgressLine,
): Promise<readonly StackPlan[]> {
  const { outdir, stacks } = prepared;
  const saved = since === undefined ? savedPlans(outdir, stacks) : undefined;
  if (saved) {
    process.stderr.write(`applying the plans made at ${saved.at.toISOString()}\n`);
    return saved.plans;
  }
  forgetPlans(outdir);
  const touched = since === undefined ? undefined : touchedSince(since, prepared).stacks;
  return planAll(stacks, { initializer, parallel: 4, progress, keep: true, ...(touched && { touched }) });
}

const collect = (id: string, ids: string[]): string[] => [...ids, id];
