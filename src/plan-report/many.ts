import { counted } from '../organization/counted';
import { accountByName, accountsBelow } from '../organization/lookups';
import { type Organization, rootPath } from '../organization/model';
import type { Across } from './things';

/** Up to this number, names are listed one by one. */
const named = 3;

/** A summary of accounts, targets or regions: `15 accounts of Workloads`, `all 3 regions`. */
export function many(of: Across['of'], names: readonly string[], organization?: Organization): string {
  if (names.length <= named) return names.join(', ');
  if (of === 'region') {
    const all = organization?.governedRegions.every((region) => names.includes(region));
    return `${all ? 'all ' : ''}${counted(names.length, 'region')}`;
  }
  const accounts = organization && names.flatMap((name) => accountByName(organization, name) ?? []);
  if (!organization || accounts?.length !== names.length)
    return `${counted(names.length, of)} (${names.slice(0, named).join(', ')}, …)`;
  const path = commonPath(accounts.map(({ parent }) => parent));
  const below = accountsBelow(organization, path);
  const all = below.every(({ name }) => names.includes(name));
  const where = path === rootPath ? 'the organization' : path;
  return `${all ? 'all ' : ''}${counted(names.length, 'account')} of ${where}`;
}

/** The path of the lowest OU that contains all paths. */
function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => (path === rootPath ? [] : path.split('/')));
  const depth = first.findIndex((step, index) => others.some((steps) => steps[index] !== step));
  return (depth < 0 ? first : first.slice(0, depth)).join('/') || rootPath;
}
