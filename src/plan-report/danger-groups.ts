import type { Danger } from './danger';

/** One danger, or many that are alike but for the key of the instance. */
export interface DangerGroup {
  readonly message: string;
  /** what `--allow` takes for all of them */
  readonly allow: string;
}

/** So many alike are named one by one. */
const named = 3;

/** The dangers as people read them: one setting in many regions is one line, and each account that leaves is its own. */
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
  return [...groups.values()].flatMap((group) =>
    group.length > named ? [summed(group)] : group.map(({ message, id }) => ({ message, allow: id })),
  );
}

function summed(group: readonly Danger[]): DangerGroup {
  const [first] = group as [Danger, ...Danger[]];
  const keys = group.flatMap(({ change }) => change.key ?? []);
  const some = `${keys.slice(0, named).join(', ')} and ${keys.length - named} more`;
  return {
    message: withoutKey(first.message, first.change.key, `(${some})`),
    allow: `${prefixOf(first)}...`,
  };
}

const withoutKey = (message: string, key = '', instead = '(*)'): string =>
  message.replace(`(${key})`, () => instead);

/** What the ids of all instances of a resource begin with. */
const prefixOf = ({ id, change }: Danger): string =>
  id.slice(0, id.length - change.address.length) + bare(change);

const bare = ({ type, name }: Danger['change']): string => `${type}.${name}[`;
