import { grouped } from '../organization/grouped';
import type { LandingZone } from '../organization/landing-zone';
import { grantsOf as grants } from '../services/identity-center/grants';
import type { AccessGroup } from './model';
import { placesOf } from './places';

/** The access that only one of two organizations has: one phrase for each grant, and a summary. */
export interface AccessSide {
  /** `developers: ReadOnlyAccess in payments-prod` */
  readonly phrases: readonly string[];
  readonly groups: readonly AccessGroup[];
}

/** One of the two organizations, and how its account names read in both. */
export interface Side {
  readonly organization: LandingZone;
  readonly nameOf: (account: string) => string;
}

/** The access that one organization has and the other does not. */
export function accessBeyond(
  { organization, nameOf }: Side,
  other: Side,
  shown: (name: string) => string,
): AccessSide {
  const had = new Set(grants(other.organization).map((grant) => phraseIn(grant, other.nameOf)));
  const beyond = grants(organization).filter((grant) => !had.has(phraseIn(grant, nameOf)));
  const byRight = grouped(beyond, ({ group, permissionSet }) => `${group}\n${permissionSet}`);
  const rights = [...byRight.values()].map((list) => ({
    group: list[0].group,
    permissionSet: list[0].permissionSet,
    accounts: [...new Set(list.map(({ account }) => account))].sort(),
  }));
  const universe = organization.accounts.filter(({ state }) => state === 'active').map(({ name }) => name);
  const groups = [...grouped(rights, ({ group, accounts }) => JSON.stringify([group, accounts])).values()];
  return {
    phrases: beyond.map(phrase).sort(),
    groups: groups.map((list) => {
      const [{ group, accounts }] = list;
      const where = placesOf(accounts, universe, organization, shown);
      return {
        group,
        permissionSets: list.map(({ permissionSet }) => permissionSet).sort(),
        accounts,
        where,
      };
    }),
  };
}

type Grant = ReturnType<typeof grants>[number];

const phraseIn = ({ group, permissionSet, account }: Grant, nameOf: Side['nameOf']): string =>
  `${group}: ${permissionSet} in ${nameOf(account)}`;

const phrase = (grant: Grant): string => phraseIn(grant, (name) => name);
