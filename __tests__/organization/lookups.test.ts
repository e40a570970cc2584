import {
  accountByName,
  accountStacks,
  accountsBelow,
  isWithin,
  unitsAlong,
} from '../../src/organization/lookups';
import { organizationWith } from '../organization-file';

const acme = organizationWith(`
root: { organizationalUnits: { Workloads: { organizationalUnits: { Production: {} } }, Suspended: {}, Old: { stack: old } } }
accounts:
  - { name: prod, ou: Workloads/Production, owner: retail, id: "222222222222", formerStack: accounts-old }
  - { name: gone, ou: Workloads, owner: retail, state: suspended }
  - { name: ops, ou: Root, owner: platform }
`);

test('accounts below an OU are those in it and in OUs below, without suspended ones', () => {
  expect(accountsBelow(acme, 'Workloads').map(({ name }) => name)).toEqual(['prod']);
  expect(accountsBelow(acme, 'Root').map(({ name }) => name)).toEqual(['prod', 'ops']);
});

test('an OU whose name begins like another is not within it', () => {
  expect(isWithin('Workloads2', 'Workloads')).toBe(false);
  expect(isWithin('Workloads/Production', 'Workloads')).toBe(true);
});

test('the way from the root to an OU', () => {
  expect(unitsAlong(acme, 'Workloads/Production').map(({ path }) => path)).toEqual([
    'Root',
    'Workloads',
    'Workloads/Production',
  ]);
});

test('the management account is found by its name', () => {
  expect(accountByName(acme, 'management')?.id).toBe('111111111111');
});

test('a stack that an account leaves is still made, to let go of it', () => {
  expect(accountStacks(acme)).toEqual(['accounts', 'accounts-old']);
});
