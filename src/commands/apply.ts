import { Command } from 'commander';
import { projectFolder } from '../config/reading/organization-path';
import type { Organization } from '../organization/model';
import { fenced } from '../plan-report/budget';
import type { PlanReport } from '../plan-report/model';
import { textReport } from '../plan-report/text';
import { isColored } from '../terminal/colors';
import { printable } from '../terminal/printable';
import { withStatusLine } from '../terminal/status-line';
import { fitted, widthOfStream } from '../terminal/width';
import { Initializer } from '../terraform-runs/init';
import type { Change, StackPlan } from '../terraform-runs/model';
import { planAll } from '../terraform-runs/plan-all';
import { forgetPlans, savedPlans } from '../terraform-runs/saved';
import { askForConfirmation } from './apply/confirmation';
import { outcomeJson, outcomeReport, statusOf } from './apply/outcome';
import { WaveApproval } from './apply/wave-approval';
import { type ApplyRun, applyInWaves } from './apply/waves';
import { exitStatus } from './exit-status';
import { atLeastOne, collect } from './option-values';
import { foresee } from './plan/foresee';
import { type Prepared, prepare } from './plan/prepare';
import { ProgressLine } from './plan/progress';
import { type FormerOrganization, formerOrganization, touchedSince } from './plan/since';
import { printJson } from './standard-output';
import { stopsForStates } from './states/missing';
import { writeReport } from './write-file';

interface ApplyCommandOptions {
  readonly since?: string;
  readonly allow: string[];
  readonly autoApprove?: boolean;
  readonly parallel: number;
  readonly markdown?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly newState?: boolean;
}

/**
 * `landfall apply`: applies the plans just made, stack by stack, and refuses dangerous changes unless `--allow` names
 * them.
 */
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
    .option(
      '--auto-approve',
      'do not ask; what could only be planned on the way is applied as far as it was foreseen',
    )
    .option('--parallel <n>', 'stacks applied at once, where they do not depend on each other', atLeastOne, 1)
    .option(
      '--new-state',
      'states that are not there are meant to be new: the first apply of what was imported',
    )
    .option('--markdown <file>', 'write what came of it as Markdown too')
    .option('--json', 'print what came of it as JSON, and the plans on standard error')
    .option('--verbose', 'show every change with its attributes')
    .action(async (options: ApplyCommandOptions) => {
      const prepared = prepare({ json: options.json });
      if (prepared) process.exitCode = await apply(prepared, options);
    });
}

async function apply(prepared: Prepared, options: ApplyCommandOptions): Promise<number> {
  const { since, newState } = options;
  const former = since === undefined ? undefined : formerOrganization(since);
  if (await stopsForStates(prepared, 'apply', { former, newState })) return exitStatus.failed;
  const initializer = new Initializer(projectFolder());
  const progress = new ProgressLine();
  const plans = await plansFor(prepared, former, initializer, progress);
  const { allow, autoApprove, parallel } = options;
  const foreseen = await foresee(prepared, plans);
  const ask = autoApprove ? {} : { ask: (message: string) => askForConfirmation(message, options) };
  const { organization } = prepared;
  const judge = new WaveApproval({
    ...{ allow, foreseen, organization, ...ask },
    show: (report, number) => show(options, report, number),
  });
  const run = await applyInWaves(prepared.stacks, plans, judge.approve, { initializer, parallel, progress });
  if (run.waves.length) forgetPlans(prepared.outdir);
  finish({ run, review: judge.review, organization }, options);
  return statusOf(run);
}

/** Prints the plan of a wave: on standard error where a script reads standard output. */
function show({ json, verbose = false }: ApplyCommandOptions, report: PlanReport, number: number): void {
  const stream = json ? process.stderr : process.stdout;
  const color = isColored(stream);
  const text = fitted(textReport(report, { color, verbose }), widthOfStream(stream));
  stream.write(`${number > 1 ? `\nWave ${number}\n` : ''}${text}`);
}

interface Finished {
  readonly run: ApplyRun;
  readonly review: readonly Change[];
  readonly organization: Organization;
}

function finish({ run, review, organization }: Finished, { json, markdown }: ApplyCommandOptions): void {
  const text = outcomeReport(run, review, organization);
  if (json) printJson(outcomeJson(run, review, organization));
  else if (run.waves.length || run.ending === 'waiting' || run.ending === 'interrupted')
    process.stdout.write(fitted(text, widthOfStream(process.stdout)));
  if (markdown)
    writeReport(markdown, ['## Landfall apply', '', ...fenced(printable(text).trim()), ''].join('\n'));
}

async function plansFor(
  prepared: Prepared,
  former: FormerOrganization | undefined,
  initializer: Initializer,
  progress: ProgressLine,
): Promise<readonly StackPlan[]> {
  const { outdir, stacks } = prepared;
  const saved =
    former === undefined
      ? await withStatusLine('reading the saved plans', () => savedPlans(outdir, stacks))
      : undefined;
  if (saved && 'plans' in saved) {
    process.stderr.write(`applying the plans made at ${saved.at.toISOString()}\n`);
    return saved.plans;
  }
  if (saved)
    process.stderr.write(`landfall: the saved plans are not used: ${saved.unusable}. Planning anew.\n`);
  forgetPlans(outdir);
  const touched = former && touchedSince(former, prepared).stacks;
  return planAll(stacks, { initializer, parallel: 4, progress, keep: true, ...(touched && { touched }) });
}
