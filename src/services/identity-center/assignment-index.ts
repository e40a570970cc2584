import { type Account, rootPath } from '../../organization/model';
import type { IdentityCenter } from './schema';

type Assignment = IdentityCenter['assignments'][number];

/** Assignments by what they say of accounts: thousands of them are not asked about each of thousands of accounts. */
export class AssignmentIndex {
  private readonly byName = new Map<string, number[]>();
  private readonly byPlace = new Map<string, number[]>();

  constructor(
    private readonly assignments: readonly Assignment[],
    private readonly reaches: (assignment: Assignment, account: Account) => boolean,
  ) {
    for (const [index, { accounts, organizationalUnits, tags = {} }] of assignments.entries()) {
      for (const name of accounts ?? []) append(this.byName, name, index);
      const [tag] = Object.entries(tags);
      const places = organizationalUnits?.map((path) => `ou ${path}`) ?? (tag ? [tagKey(tag)] : []);
      for (const place of places) append(this.byPlace, place, index);
    }
  }

  /** The assignments that are for an account, with their places in the file, in its order. */
  assignmentsFor(account: Account): (readonly [number, Assignment])[] {
    const named = this.byName.get(account.name) ?? [];
    const near = placesOf(account).flatMap((place) => this.byPlace.get(place) ?? []);
    const other = near.filter((index) => this.reaches({ ...this.at(index), accounts: [] }, account));
    const all = [...new Set([...named, ...other])].sort((a, b) => a - b);
    return all.map((index) => [index, this.at(index)]);
  }

  private at(index: number): Assignment {
    return this.assignments[index] as Assignment;
  }
}

function append(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

const tagKey = ([name, value]: readonly [string, string]): string => `tag ${name}=${value}`;

/** The OUs that an account is in, and its tags. */
function placesOf({ parent, tags, management }: Account): string[] {
  if (management) return [];
  const names = parent === rootPath ? [] : parent.split('/');
  const paths = names.map((_, index) => names.slice(0, index + 1).join('/'));
  return [...[rootPath, ...paths].map((path) => `ou ${path}`), ...Object.entries(tags).map(tagKey)];
}
