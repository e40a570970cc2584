import { organizationFileSchema } from '../config/schema/organization-file';
import { counted } from '../organization/counted';
import { own } from '../organization/own';
import { isMap, same } from '../organization/value-changes';
import { cut } from '../plan-report/words';
import type { SettingChange } from './model';

/**
 * A changed setting as text: one line, then one for each detail. `guardDuty.features.s3DataEvents: on → off, in 82
 * accounts`
 */
export function settingLines(change: SettingChange): string[] {
  const { key, what, weakens, details = [] } = change;
  const words = what ? ` (${cut(what, 110)})` : '';
  return [
    `${weakens ? '-' : '!'} ${key}: ${difference(change)}${reachWords(change)}${words}`,
    ...details.map((detail) => `    ${detail}`),
  ];
}

function reachWords({ accounts, regions }: SettingChange): string {
  if (accounts === undefined) return '';
  return `, in ${counted(accounts, 'account')}${regions === undefined ? '' : ` and ${counted(regions, 'region')}`}`;
}

const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && !value.some((entry) => typeof entry === 'object');

/** A value before and after, shortened. */
export function difference({ key, before, after }: Pick<SettingChange, 'key' | 'before' | 'after'>): string {
  if (isList(before ?? []) && isList(after ?? []) && !key.endsWith('.order')) {
    const [was, is] = [(before ?? []) as unknown[], (after ?? []) as unknown[]];
    const gone = was.filter((entry) => !is.includes(entry)).map((entry) => `- ${shown(key, entry)}`);
    const come = is.filter((entry) => !was.includes(entry)).map((entry) => `+ ${shown(key, entry)}`);
    if (gone.length || come.length) return cut([...gone, ...come].join(' '), 400);
  }
  if ([before, after].some((value) => typeof value === 'string' && value.includes('\n')))
    return textDifference(before, after);
  return `${shown(key, before)} → ${shown(key, after)}`;
}

/** A text of several lines, such as a template: how many lines differ, and the first of them. */
function textDifference(before: unknown, after: unknown): string {
  const [was, is] = [`${before ?? ''}`.split('\n'), `${after ?? ''}`.split('\n')];
  const gone = was.filter((line) => line.trim() && !is.includes(line));
  const come = is.filter((line) => line.trim() && !was.includes(line));
  const first = (sign: string, [line]: readonly string[]) =>
    line ? [`${sign} ${cut(line.trim(), 80)}`] : [];
  const lines = `${counted(gone.length, 'line')} gone, ${counted(come.length, 'line')} new`;
  return [lines, ...first('-', gone), ...first('+', come)].join(', ');
}

function shown(key: string, value: unknown): string {
  if (value === null || value === undefined) return sectionOf(key) ? 'off' : 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return cut(JSON.stringify(value).slice(1, -1), 160) || '""';
  if (!isMap(value)) return cut(JSON.stringify(value), 160);
  const own = beyondDefaults(key, value);
  const text = cut(JSON.stringify(own), 160);
  if (!sectionOf(key)) return text;
  return Object.keys(own).length ? `on ${text}` : 'on';
}

/** The schema of a section that is enabled by its presence. */
const sectionOf = (key: string) =>
  Object.hasOwn(organizationFileSchema.shape, key)
    ? organizationFileSchema.shape[key as 'guardDuty']
    : undefined;

/** The values of a section that differ from its defaults. */
function beyondDefaults(key: string, value: Readonly<Record<string, unknown>>): object {
  const standard = sectionOf(key)?.safeParse({});
  const defaults: Readonly<Record<string, unknown>> =
    standard?.success && isMap(standard.data) ? standard.data : {};
  return Object.fromEntries(Object.entries(value).filter(([name, each]) => !same(each, own(defaults, name))));
}
