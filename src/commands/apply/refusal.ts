import { counted } from '../../organization/counted';
import type { Danger } from '../../plan-report/danger';
import { dangerGroups } from '../../plan-report/danger-groups';
import { shellWord } from '../../plan-report/shell';

/** Says why nothing is applied, and which options allow it. */
export function refusal(dangers: readonly Danger[]): string {
  const groups = dangerGroups(dangers);
  const shown = groups.slice(0, 20);
  return [
    '',
    `Not applied: ${counted(dangers.length, 'dangerous change')} that nobody has named.`,
    ...shown.map(({ message }) => `  ! ${message}`),
    ...(shown.length < groups.length ? [`  … and ${groups.length - shown.length} more`] : []),
    'If this is meant, name each of them:',
    ...shown.map(({ allow }) => `  --allow ${shellWord(allow)}`),
    '',
  ].join('\n');
}
