import { counted } from '../organization/counted';
import type { ReportedStack } from './model';
import type { Explained } from './refusals';

/** A problem that several stacks have. */
export interface SharedProblem {
  readonly explained: Explained;
  readonly stacks: readonly string[];
}

/** Separates problems that several stacks share, so that they are shown once. */
export function splitProblems(stacks: readonly ReportedStack[]): {
  readonly shared: readonly SharedProblem[];
  readonly stacks: readonly ReportedStack[];
} {
  const groups = new Map<string, { explained: Explained; stacks: string[] }>();
  for (const { stack, problems } of stacks)
    for (const explained of problems) {
      const key = keyOf(explained, stack);
      const group = groups.get(key) ?? { explained, stacks: [] };
      // Terraform reports an error once for each resource that has it.
      if (!group.stacks.includes(stack)) group.stacks.push(stack);
      groups.set(key, group);
    }
  const isOwn = (explained: Explained, stack: string) =>
    groups.get(keyOf(explained, stack))?.stacks.length === 1;
  return {
    shared: [...groups.values()].filter((group) => group.stacks.length > 1),
    stacks: stacks.map((each) => ({
      ...each,
      problems: each.problems.filter(
        (explained, index, all) =>
          isOwn(explained, each.stack) &&
          index === all.findIndex((other) => keyOf(other, each.stack) === keyOf(explained, each.stack)),
      ),
    })),
  };
}

/** The stacks of a shared problem as text: `in 25 stacks: a, b, c and 22 more`. */
export function whichStacks({ stacks }: SharedProblem): string {
  const named = stacks.slice(0, 3).join(', ');
  const rest = stacks.length - 3;
  return `in ${counted(stacks.length, 'stack')}: ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The text of an error without what varies: the stack's name, request ids, ports. */
const keyOf = ({ problem, cure }: Explained, stack: string): string =>
  [problem.summary, problem.address ?? '', cure ?? problem.detail]
    .join('\n')
    .replace(new RegExp(`(?<![\\w-])${stack}(?![\\w-])`, 'g'), '<stack>')
    .replace(/\b(Request ?ID|HostID): ?[\w/+=-]+/gi, '$1')
    .replace(/(\d):\d{4,5}\b/g, '$1');
