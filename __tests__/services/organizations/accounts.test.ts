import { OrganizationsAccount } from '@cdktf/provider-aws/lib/organizations-account';
import { Testing } from 'cdktf';
import type { Account } from '../../../src/organization/model';
import { Accounts } from '../../../src/services/organizations/accounts';
import { organizationWith } from '../../organization-file';

/** An account of a file in which it says this beside its name. */
const account = (name: string, rest: object = {}): Account => {
  const units = { Workloads: {}, Old: { stack: 'old' } };
  const entries = [{ name, ou: 'Workloads', owner: 'retail', ...rest }];
  return organizationWith({ root: { organizationalUnits: units }, accounts: entries }).accounts[0] as Account;
};

const synth = (present: readonly Account[], departed: readonly Account[] = []) =>
  Testing.synthScope((scope) => {
    new Accounts(scope, 'account', { accounts: { present, departed }, parentId: (path) => `id of ${path}` });
  });

test('an account is never destroyed, never closed, and not replaced for what AWS does not tell again', () => {
  expect(synth([account('shop')])).toHaveResourceWithProperties(OrganizationsAccount, {
    close_on_deletion: false,
    lifecycle: { prevent_destroy: true, ignore_changes: ['role_name', 'iam_user_access_to_billing'] },
  });
});

test('the block stays without any account, so that deleting the last entry is refused', () => {
  expect(synth([])).toHaveResource(OrganizationsAccount);
});

test('a released account is not in the map and is let go of', () => {
  const json = JSON.parse(synth([account('shop', { state: 'released', id: '222222222222' })]));
  expect(json.removed).toEqual([
    { from: 'aws_organizations_account.released_shop', lifecycle: { destroy: false } },
  ]);
  expect(json.import).toBeUndefined();
});

const moved = {
  id: '222222222222',
  email: 'aws+store@acme.example',
  formerName: 'store',
  formerStack: 'accounts-old',
};

test('a departed account is let go of under the name that it had', () => {
  const json = JSON.parse(synth([], [account('shop', moved)]));
  expect(json.moved[0].from).toMatch(/\["store"\]$/);
});

test('an arriving account is imported and not renamed here', () => {
  const json = JSON.parse(synth([account('shop', moved)]));
  expect(json.import[0].for_each).toEqual({ shop: '222222222222' });
  expect(json.moved).toBeUndefined();
});
