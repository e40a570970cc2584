import {
  accountByName,
  accountStacks,
  accountsBelow,
  isWithin,
  unitsAlong,
} from '../../src/organization/lookups';
import { account, organization } from './sample';

const prod = account('prod', { ou: 'Workloads/Production', parent: 'Workloads/Production' });
const gone = account('gone', { ou: 'Workloads', parent: 'Suspended', state: 'suspended' });
const acme = organization([prod, gone, account('ops', { parent: 'Root', ou: 'Root' })]);

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
  expect(accountStacks(organization([account('a', { formerStack: 'accounts-old' })]))).toEqual([
    'accounts',
    'accounts-old',
  ]);
});
