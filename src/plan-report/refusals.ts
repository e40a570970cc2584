import type { Organization } from '../organization/model';
import { partsOf } from '../terraform-runs/addresses';
import type { Change, Problem } from '../terraform-runs/model';
import { cureOf } from './aws-errors';
import { entryOf } from './entries';
import { missingImport } from './missing-imports';
import { whyGone, whyReplaced, whyUnknown } from './reasons';
import { thingLabel, thingOf } from './things';

/** A problem, explained in the words of the organization file where Landfall knows it. */
export interface Explained {
  readonly problem: Problem;
  /** what has happened and what to do; absent where only Terraform's text is known */
  readonly cure?: string;
}

/** Context for explaining a problem. */
export interface ProblemContext {
  /** stack that has the problem */
  readonly stack?: string;
  /** changes of the stack's plan, with their reasons */
  readonly changes?: readonly Change[];
  readonly organization?: Organization;
}

const stale =
  'Somebody has applied to the state of this stack after the plan was made, so what was shown is not true any more. ' +
  'Nothing of this plan was applied. Run landfall apply again: it plans anew, and shows what is left to do.';

/**
 * Explains Terraform's "Instance cannot be destroyed" and "Cannot import", and AWS errors that do not say what to do.
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

/** A problem as lines of text: what is wrong and where, then what it means. */
export const explainedLines = ({ problem, cure }: Explained): [string, ...string[]] => [
  `${problem.summary}${problem.address ? ` (${problem.address})` : ''}`,
  ...(cure ?? problem.detail).split('\n'),
];

/** Explains why a protected resource would be destroyed. There are three causes, each with its own remedy. */
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
