import type { Organization } from '../../organization/model';
import { notAllowed } from '../../plan-report/danger';
import type { Foreseen } from '../../plan-report/foreseen';
import { type PlanReport, planReport } from '../../plan-report/model';
import { unforeseen } from '../../plan-report/unforeseen';
import { fitted, widthOfStream } from '../../terminal/width';
import type { Change, StackPlan } from '../../terraform-runs/model';
import { refusal } from './refusal';
import type { ApplyEnding, ApproveWave } from './waves';

/** Options for approving waves. */
export interface ApprovalOptions {
  /** values of `--allow` */
  readonly allow: readonly string[];
  /** asks on the terminal; absent with `--auto-approve` */
  readonly ask?: (message: string) => Promise<boolean>;
  /** the organization of the file, for names and places of entries */
  readonly organization?: Organization;
  /** expected changes by stack, from before the apply */
  readonly foreseen: ReadonlyMap<string, Foreseen>;
  /** prints the plans of a wave */
  readonly show: (report: PlanReport, number: number) => void;
}

/**
 * Approves the waves of an apply. On a terminal it asks for each wave. With `--auto-approve` the first wave was
 * reviewed in the pull request, and a later one is approved only as far as it was expected then.
 */
export class WaveApproval {
  /** changes that need a review, after a run that ended for that reason */
  readonly review: Change[] = [];
  private readonly shown = new Set<string>();

  constructor(private readonly options: ApprovalOptions) {}

  /** Prints a wave, decides on it, and asks where there is a terminal. */
  readonly approve: ApproveWave = async (plans, number) => {
    const { allow, ask, foreseen, organization, show } = this.options;
    const wave = number === 1 ? plans : plans.filter(({ status }) => status !== 'unchanged');
    const report = planReport({
      operation: 'plan',
      plans: wave,
      foreseen,
      ...(organization && { organization }),
    });
    show(report, number);
    if (number === 1) for (const { digest } of plans) if (digest) this.shown.add(digest);
    const stopped = stateOf(wave);
    if (stopped) return stopped;
    if (number > 1 && !ask) {
      this.review.push(...unforeseen(wave, { shown: this.shown, foreseen, allowed: allow }));
      return this.review.length ? 'review' : undefined;
    }
    const refused = notAllowed(report.dangers, allow);
    if (refused.length) {
      process.stderr.write(fitted(refusal(refused), widthOfStream(process.stderr)));
      return 'refused';
    }
    if (!ask) return undefined;
    const agreed = await ask(number === 1 ? 'Apply this?' : `Apply wave ${number} as well?`);
    return agreed ? undefined : 'declined';
  };
}

/** How the apply ends without a decision; undefined where one is needed. */
function stateOf(plans: readonly StackPlan[]): ApplyEnding | undefined {
  if (plans.some(({ status }) => status === 'failed')) return 'failed';
  if (plans.every(({ status }) => status === 'unchanged')) return 'applied';
  return plans.some(({ status }) => status === 'changes') ? undefined : 'waiting';
}
