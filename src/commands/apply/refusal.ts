import type { Danger } from '../../plan-report/danger';
import { plural } from '../../plan-report/words';

/** Why nothing is applied, and what to add to the command if it is meant. */
export function refusal(dangers: readonly Danger[]): string {
  const shown = dangers.slice(0, 20);
  return [
    '',
    `Not applied: ${plural(dangers.length, 'dangerous change')} that nobody has named.`,
    ...shown.map(({ message }) => `  ! ${message}`),
    ...(shown.length < dangers.length ? [`  … and ${dangers.length - shown.length} more`] : []),
    'If this is meant, name each of them:',
    ...shown.map(({ id }) => `  --allow '${id}'`),
    '',
  ].join('\n');
}
