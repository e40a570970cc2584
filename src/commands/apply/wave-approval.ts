import type { Organization } from '../../organization/model';
import { notAllowed } from '../../plan-report/danger';
import type { Foreseen } from '../../plan-report/foreseen';
import { type PlanReport, planReport } from '../../plan-report/model';
import { unforeseen } from '../../plan-report/unforeseen';
import { fitted, widthOfStream } from '../../terminal/width';
import type { Change, StackPlan } from '../../terraform-runs/model';
import { refusal } from './refusal';
import type { ApplyEnding, ApproveWave } from './waves';

/** What waves are judged by. */
export interface ApprovalOptions {
  /** dangers that the user has named */
  readonly allow: readonly string[];
  /** asks on the terminal; absent where nobody is to be asked */
  readonly ask?: (message: string) => Promise<boolean>;
  /** the organization of the file, for names and places of entries */
  readonly organization?: Organization;
  /** by stack, before anything is applied */
  readonly foreseen: ReadonlyMap<string, Foreseen>;
  /** shows the plans of a wave */
  readonly show: (report: PlanReport, number: number) => void;
}

/**
 * Judges the waves of one apply: on a terminal each is asked for; with `--auto-approve` the first was seen in the pull
 * request, and a later one is applied only as far as that foresaw it.
 */
export class WaveApproval {
  /** what wants a review, after a run that ended with it */
  readonly review: Change[] = [];
  private readonly shown = new Set<string>();

  constructor(private readonly options: ApprovalOptions) {}

  /** Shows a wave, judges it and asks. */
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

/** How it ends where there is nothing to judge. */
function stateOf(plans: readonly StackPlan[]): ApplyEnding | undefined {
  if (plans.some(({ status }) => status === 'failed')) return 'failed';
  if (plans.every(({ status }) => status === 'unchanged')) return 'applied';
  return plans.some(({ status }) => status === 'changes') ? undefined : 'waiting';
}
