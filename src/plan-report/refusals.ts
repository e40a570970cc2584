import type { Organization } from '../organization/model';
import { partsOf } from '../terraform-runs/addresses';
import type { Change, Problem } from '../terraform-runs/model';
import { cureOf } from './aws-errors';
import { entryOf } from './entries';
import { missingImport } from './missing-imports';
import { whyGone, whyReplaced, whyUnknown } from './reasons';
import { thingLabel, thingOf } from './things';

/** A problem in the words of the organization file, where Landfall knows what it means. */
export interface Explained {
  readonly problem: Problem;
  /** what has happened and what to do about it; absent where Terraform's own words have to do */
  readonly cure?: string;
}

/** What is known beside a problem. */
export interface ProblemContext {
  /** the stack that it came up in */
  readonly stack?: string;
  /** what the stack's plan would change, with the reasons */
  readonly changes?: readonly Change[];
  readonly organization?: Organization;
}

const stale =
  'Somebody has applied to the state of this stack after the plan was made, so what was shown is not true any more. ' +
  'Nothing of this plan was applied. Run landfall apply again: it plans anew, and shows what is left to do.';

/**
 * Says what Terraform's "Instance cannot be destroyed" and "Cannot import" mean, which S3 and Terraform Cloud know no
 * other words for, and what to do about errors of AWS's that do not say it.
 */
export function explain(problem: Problem, context: ProblemContext = {}): Explained {
  if (/cannot import non-existent remote object/i.test(problem.summary))
    return { problem, cure: missingImport(problem, context) };
  if (/saved plan is stale/i.test(problem.summary)) return { problem, cure: stale };
  if (/cannot be destroyed/i.test(problem.summary)) {
    const cure = refused(problem, context);
    return { problem, ...(cure && { cure }) };
  }
  const cure = cureOf(`${problem.summary} ${problem.detail}`.replace(/\s+/g, ' '));
  return { problem, ...(cure && { cure }) };
}

/** A problem for people: what is wrong and where, then what it means, a line each. */
export const explainedLines = ({ problem, cure }: Explained): [string, ...string[]] => [
  `${problem.summary}${problem.address ? ` (${problem.address})` : ''}`,
  ...(cure ?? problem.detail).split('\n'),
];

/** Why something that is guarded would be destroyed: three causes, with three things to do. */
function refused({ address, detail }: Problem, context: ProblemContext): string | undefined {
  const named = address && partsOf(address).name ? address : undefined;
  const guarded = named ?? /Resource (\S+) has lifecycle/.exec(detail.replace(/\s+/g, ' '))?.[1];
  if (!guarded) return undefined;
  const { stack = '', changes = [], organization } = context;
  const planned = changes.find((change) => change.address === guarded);
  const change = planned ?? { ...partsOf(guarded), stack, action: 'destroy' as const, attributes: [] };
  const thing = thingOf(change);
  const entry = organization && entryOf(thing, organization);
  const said = `The ${thingLabel(thing)}`;
  if (change.reason === 'gone' || (!change.reason && organization && !entry && thing.kind !== 'other'))
    return `${said} ${whyGone(change)}.`;
  if (change.reason) return `${said} ${whyReplaced(change)}.`;
  return `${said} ${whyUnknown(change, entry)}.`;
}
