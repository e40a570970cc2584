import { fileWithAccess } from '../services/identity-center/organization';
import { addressesOf, type StackJson, synthesizedFrom } from './synthesized';

const assignments =
  '  assignments: [{ group: platform, permissionSets: [AdministratorAccess], accounts: [management], organizationalUnits: [Root] }]';
const provider = (json: StackJson | undefined) => json?.provider.aws[0] as Record<string, unknown>;
const named = (stacks: Map<string, StackJson>, name: string): StackJson => {
  const json = stacks.get(name);
  if (!json) throw new Error(`no stack ${name} in ${[...stacks.keys()].join(', ')}`);
  return json;
};

test('assignments are split as the accounts are', () => {
  const stacks = synthesizedFrom(fileWithAccess(assignments));
  const names = [...stacks.keys()].filter((name) => /assignments|access|identity/.test(name));
  expect(names.sort()).toEqual([
    'assignments',
    'assignments-workloads',
    'identity-center',
    'management-access',
  ]);
  expect(Object.keys(named(stacks, 'assignments-workloads').locals?.assignment_entries as object)).toEqual([
    'payments-dev/AdministratorAccess/platform',
    'payments-dev/PowerUserAccess/developers',
    'payments-prod/AdministratorAccess/platform',
  ]);
});

test('a delegated administrator makes all but what is on the management account', () => {
  const delegated = `${fileWithAccess(assignments)}\ndelegatedAdministrators: { identityCenter: payments-dev }\n`;
  const stacks = synthesizedFrom(delegated);
  const roleIn = (name: string) => JSON.stringify(provider(named(stacks, name)).assume_role ?? 'none');
  for (const name of ['identity-center', 'assignments', 'assignments-workloads'])
    expect(roleIn(name)).toContain('arn:aws:iam::333333333333:role/');
  expect(roleIn('management-access')).toBe('"none"');
  expect(provider(named(stacks, 'management-access')).allowed_account_ids).toEqual(['111111111111']);
});

test('without one the management account makes it all', () => {
  const stacks = synthesizedFrom(fileWithAccess(assignments));
  for (const name of ['identity-center', 'assignments-workloads', 'management-access'])
    expect(provider(named(stacks, name)).allowed_account_ids).toEqual(['111111111111']);
});

test('an instance in another region than the home region is met there', () => {
  const stacks = synthesizedFrom(fileWithAccess(`  region: us-east-1\n${assignments}`));
  for (const name of ['identity-center', 'assignments-workloads', 'management-access'])
    expect(provider(named(stacks, name)).region).toBe('us-east-1');
});

test('the addresses of people’s access are an interface', () => {
  const stacks = synthesizedFrom(
    fileWithAccess(`${assignments}\n  attributes: { CostCenter: "\${path:enterprise.costCenter}" }`),
  );
  expect(addressesOf(named(stacks, 'assignments'))).toEqual(['aws_ssoadmin_account_assignment.assignment']);
  expect(addressesOf(named(stacks, 'identity-center'))).toEqual([
    'aws_identitystore_group.group',
    'aws_ssoadmin_customer_managed_policy_attachment.permission_set_customer_managed_policy',
    'aws_ssoadmin_instance_access_control_attributes.access_control_attributes',
    'aws_ssoadmin_managed_policy_attachment.permission_set_managed_policy',
    'aws_ssoadmin_permission_set.permission_set',
    'aws_ssoadmin_permission_set_inline_policy.permission_set_inline_policy',
    'aws_ssoadmin_permissions_boundary_attachment.permission_set_customer_managed_boundary',
    'aws_ssoadmin_permissions_boundary_attachment.permission_set_managed_boundary',
  ]);
});

test('an account that moves to another state takes its people along', () => {
  const moved = fileWithAccess(assignments).replace(
    'owner: payments, id: "222222222222"',
    'owner: payments, formerStack: accounts, id: "222222222222"',
  );
  const stacks = synthesizedFrom(moved);
  expect(JSON.stringify(named(stacks, 'assignments').removed)).toContain('payments-prod');
  expect(named(stacks, 'assignments-workloads').import).toEqual([
    expect.objectContaining({
      for_each: {
        'payments-prod/AdministratorAccess/platform': expect.stringMatching(
          /^\$\{.*group_ids_platform\},GROUP,222222222222,AWS_ACCOUNT,\$\{.*permission_set_arns_AdministratorAccess-production\},\$\{.*instance_arn\}$/,
        ),
      },
    }),
  ]);
});
