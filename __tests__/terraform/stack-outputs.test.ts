import { App } from 'cdktf';
import { LandfallStack } from '../../src/terraform/stack';
import { outputsOfIds } from '../../src/terraform/stack-outputs';
import { remoteStateName, stackOfRemoteState } from '../../src/terraform/state-place';

const props = {
  terraform: { backend: {}, tags: {} } as never,
  accountId: '111111111111',
  region: 'eu-central-1',
};

class Accounts extends LandfallStack<'accounts'> {
  write(): void {
    this.writeOutputs('accounts', { account_ids: { shop: '222222222222' } });
    // @ts-expect-error accounts have no such output
    const wrong: Parameters<typeof this.writeOutputs>[1] = { policy_ids: {} };
    expect(wrong).toBeDefined();
  }
}

test('a stack writes and reads only outputs of the table, each in its shape', () => {
  const app = new App({ skipValidation: true });
  const accounts = new Accounts(app, 'accounts-shops', props);
  accounts.write();
  const reader = new LandfallStack(app, 'reader', props);
  const outputs = reader.outputsOf(accounts);
  expect(outputs.entry('account_ids', 'shop')).toBe('${local.accounts_shops_account_ids_shop}');
  // @ts-expect-error the state of accounts has no policies
  outputs.entry('policy_ids', 'deny');
  // @ts-expect-error a map is read by entry
  outputs.value('account_ids');
});

test('the stack that a message of Terraform’s is about is found by the name of its data source', () => {
  const stacks = ['accounts', 'accounts-workloads', 'log-archive'];
  for (const stack of stacks)
    expect(stackOfRemoteState(`data.terraform_remote_state.${remoteStateName(stack)}:`, stacks)).toBe(stack);
  expect(remoteStateName('accounts-workloads')).toBe('apply_accounts_workloads_first');
  expect(stackOfRemoteState('data.terraform_remote_state.apply_other_first', stacks)).toBeUndefined();
  expect(stackOfRemoteState('aws_organizations_account.account["shop"]', stacks)).toBeUndefined();
});

test('plans find names by the outputs that hold ids, and by no other', () => {
  expect([...outputsOfIds].sort()).toEqual([
    'account_ids',
    'group_ids',
    'organizational_unit_ids',
    'permission_set_arns',
    'policy_ids',
  ]);
});
