import { rootPath } from '../../organization/model';
import type { OrganizationalUnitEntry } from '../schema/organization-file';
import { type Check, type CheckContext, entryOf, error, keyAt, valueAt } from './context';

/** OUs nest as deep as AWS lets them. */
export const unitDepth: Check = (context) => {
  const most = context.file.quotas.organizationalUnitDepth;
  return [...context.tree.values()]
    .filter(({ depth }) => depth === most + 1)
    .map(({ path, depth }) =>
      error(
        'ou-depth',
        keyAt(context, ...entryOf(path)),
        `the OU ${path} is on level ${depth}`,
        `AWS nests OUs ${most} levels deep below the root; move it up`,
      ),
    );
};

/** No OU on the first level is called like the root, whose path it would have. */
export const unitNames: Check = (context) =>
  Object.keys(context.file.root.organizationalUnits ?? {})
    .filter((name) => name.toLowerCase() === rootPath.toLowerCase())
    .map((name) =>
      error(
        'ou-root',
        keyAt(context, 'root', 'organizationalUnits', name),
        `an OU cannot be called ${name} here, because the path ${rootPath} means the root`,
        'choose another name',
      ),
    );

/** There are not more OUs than AWS lets the organization have. */
export const unitCount: Check = (context) => {
  const most = context.file.quotas.organizationalUnits;
  const count = context.tree.size - 1;
  return count > most
    ? [
        error(
          'ou-count',
          keyAt(context, 'root', 'organizationalUnits'),
          `the file has ${count} OUs, the quota is ${most}`,
          'join some, or write what AWS granted you in quotas.organizationalUnits',
        ),
      ]
    : [];
};

/** Checks that a released or deleted OU contains neither accounts nor OUs. */
export const unitsInUse: Check = (context) => {
  const first = firstAccountIn(context);
  return [...context.tree.values()].flatMap(({ path, entry }) => {
    const state = (entry as OrganizationalUnitEntry).state ?? 'active';
    if (state === 'active') return [];
    const account = first.get(path);
    const below = Object.keys(entry.organizationalUnits ?? {})[0];
    const holds = account
      ? `the account ${account}`
      : below !== undefined && state === 'deleted'
        ? `the OU ${below}`
        : undefined;
    if (!holds) return [];
    const fix = account
      ? 'move its accounts to another OU first and apply that'
      : 'delete the OUs below it first and apply that';
    return [
      error(
        'ou-in-use',
        valueAt(context, ...entryOf(path), 'state'),
        `the OU ${path} is ${state}, but still holds ${holds}`,
        fix,
      ),
    ];
  });
};

/** The first account in each OU or below it, by the OU's path. */
function firstAccountIn({ file, tree }: CheckContext): Map<string, string> {
  const first = new Map<string, string>();
  for (const { name, ou } of file.accounts) {
    for (let node = tree.get(ou); node && !first.has(node.path); node = node.parent)
      first.set(node.path, name);
  }
  return first;
}

/** A rename of an OU leads from a name that no sibling has, and leads to one OU. */
export const formerUnitNames: Check = (context) => {
  const renamed = new Map<string, string>();
  return [...context.tree.values()].flatMap(({ path, parent, entry }) => {
    const { formerName } = entry as OrganizationalUnitEntry;
    if (formerName === undefined) return [];
    const at = valueAt(context, ...entryOf(path), 'formerName');
    const former = `${parent?.path}/${formerName}`;
    const other = renamed.get(former);
    renamed.set(former, path);
    if (Object.hasOwn(parent?.entry.organizationalUnits ?? {}, formerName)) {
      const fix = 'take formerName out, or the other OU if this one replaces it';
      return [
        error('name-taken', at, `${path} was never called ${formerName}: an OU of this name exists`, fix),
      ];
    }
    if (other === undefined) return [];
    const message = `${formerName} is the former name of ${other} already`;
    return [error('name-taken', at, message, 'an OU is renamed once; take one of the two out')];
  });
};
