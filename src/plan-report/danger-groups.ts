import type { Danger } from './danger';

/** One danger, or several that differ only in the instance key. */
export interface DangerGroup {
  readonly message: string;
  /** value of `--allow` that allows all of them */
  readonly allow: string;
}

/** Up to this number, dangers of a group are listed one by one. */
const named = 3;

/**
 * Groups dangers for people. One setting in many regions is one group; each account that leaves is a group of its own.
 */
export function dangerGroups(dangers: readonly Danger[]): DangerGroup[] {
  const groups = new Map<string, Danger[]>();
  for (const danger of dangers) {
    const { kind, id, message, change } = danger;
    const alike = kind === 'detection' && change.key !== undefined;
    const key = alike ? `${prefixOf(danger)} ${withoutKey(message, change.key)}` : id;
    const group = groups.get(key);
    if (group) group.push(danger);
    else groups.set(key, [danger]);
  }
  const byPrefix = new Map<string, string[]>();
  for (const danger of dangers) {
    const ids = byPrefix.get(prefixOf(danger));
    if (ids) ids.push(danger.id);
    else byPrefix.set(prefixOf(danger), [danger.id]);
  }
  return [...groups.values()].flatMap((group) => {
    const allow = group.length > named ? allowOnly(group, byPrefix) : undefined;
    return allow ? [summed(group, allow)] : group.map(({ message, id }) => ({ message, allow: id }));
  });
}

/** The `--allow` pattern that matches all dangers of a group and no other; undefined where there is none. */
function allowOnly(
  group: readonly Danger[],
  byPrefix: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const [first] = group as [Danger, ...Danger[]];
  const prefix = prefixOf(first);
  const ids = group.map(({ id }) => id);
  const own = new Set(ids);
  const others = (byPrefix.get(prefix) ?? []).filter((id) => !own.has(id));
  const [start, end] = [commonStart(ids), commonEnd(ids)];
  const tried: readonly [string, string, string][] = [
    [prefix, '', `${prefix}...`],
    [start, '', `${start}...`],
    [start, end, `${start}*${end}`],
  ];
  return tried.find(([from, to]) => !others.some((id) => id.startsWith(from) && id.endsWith(to)))?.[2];
}

/** The common prefix of ids, in whole segments of a key: `detector_feature["eu-west-1/`. */
function commonStart(ids: readonly string[]): string {
  const [first = '', ...rest] = ids;
  let length = first.length;
  for (const id of rest) while (!id.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length).replace(/[^["/]*$/, '');
}

/** The common suffix of ids, in whole segments of a key: `/S3_DATA_EVENTS"]`. */
function commonEnd(ids: readonly string[]): string {
  const [first = '', ...rest] = ids;
  let length = first.length;
  for (const id of rest) while (!id.endsWith(first.slice(first.length - length))) length--;
  return first.slice(first.length - length).replace(/^[^\]"/]*/, '');
}

function summed(group: readonly Danger[], allow: string): DangerGroup {
  const [first] = group as [Danger, ...Danger[]];
  const keys = group.flatMap(({ change }) => change.key ?? []);
  const some = `${keys.slice(0, named).join(', ')} and ${keys.length - named} more`;
  return {
    message: withoutKey(first.message, first.change.key, `(${some})`),
    allow,
  };
}

const withoutKey = (message: string, key = '', instead = '(*)'): string =>
  message.replace(`(${key})`, () => instead);

/** The prefix of the ids of all instances of a resource. */
const prefixOf = ({ id, change }: Danger): string =>
  id.slice(0, id.length - change.address.length) + bare(change);

const bare = ({ type, name }: Danger['change']): string => `${type}.${name}[`;
