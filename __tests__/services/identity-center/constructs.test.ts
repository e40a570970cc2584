import { SsoadminAccountAssignment } from '@cdktf/provider-aws/lib/ssoadmin-account-assignment';
import { SsoadminInstanceAccessControlAttributes } from '@cdktf/provider-aws/lib/ssoadmin-instance-access-control-attributes';
import { SsoadminPermissionSet } from '@cdktf/provider-aws/lib/ssoadmin-permission-set';
import { Testing } from 'cdktf';
import { Assignments } from '../../../src/services/identity-center/assignments';
import { AccessControlAttributes } from '../../../src/services/identity-center/attributes';
import { Groups } from '../../../src/services/identity-center/groups';
import { IdentityCenterInstance } from '../../../src/services/identity-center/instance';
import { permissionSetsOf } from '../../../src/services/identity-center/permission-set-model';
import { PermissionSets } from '../../../src/services/identity-center/permission-sets';
import { identityCenterSchema } from '../../../src/services/identity-center/schema';
import { asTexts } from '../../../src/terraform/literal';
import { terraformSchema } from '../../../src/terraform/schema';
import { LandfallStack } from '../../../src/terraform/stack';

const stack = () =>
  new LandfallStack(Testing.app(), 'test', {
    terraform: terraformSchema.parse(undefined),
    accountId: '111111111111',
    region: 'eu-central-1',
  });
const settings = (file: object) => identityCenterSchema.unwrap().parse(file);
type Json = {
  locals: Record<string, unknown>;
  import?: object[];
  resource: Record<string, Record<string, object>>;
};
const json = (made: LandfallStack): Json => JSON.parse(Testing.synth(made)) as Json;

test('policy variables of users stay what they are', () => {
  const made = stack();
  const instance = new IdentityCenterInstance(made, 'instance', 'eu-central-1');
  const Statement = [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::home/${aws:username}/*' }];
  const permissionSets = permissionSetsOf(
    asTexts(settings({ permissionSets: { Home: { inlinePolicy: { Version: '2012-10-17', Statement } } } })),
    [],
  );
  new PermissionSets(made, 'permission_set', { instance, permissionSets });
  const { locals } = json(made);
  expect(JSON.stringify(locals.permission_set_inline_policies)).toContain('$${aws:username}');
});

test('a permission set’s name, length and start page come from the file, by name', () => {
  const made = stack();
  const instance = new IdentityCenterInstance(made, 'instance', 'eu-central-1');
  const arn = 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef';
  const permissionSets = permissionSetsOf(
    settings({ permissionSets: { Reader: { predefined: 'ReadOnlyAccess', arn, sessionDuration: 'PT8H' } } }),
    [],
  );
  new PermissionSets(made, 'permission_set', { instance, permissionSets });
  expect(Testing.synth(made)).toHaveResourceWithProperties(SsoadminPermissionSet, { name: '${each.key}' });
  const { locals, import: imported } = json(made);
  expect(locals.permission_set_entries).toMatchObject({ Reader: { session: 'PT8H' } });
  expect(imported).toEqual([
    {
      for_each: { Reader: `${arn},\${tolist(data.aws_ssoadmin_instances.instance.arns)[0]}` },
      to: 'aws_ssoadmin_permission_set.permission_set[each.key]',
      id: '${each.value}',
    },
  ]);
});

test('groups of the identity provider are looked up, only those that the file says are created', () => {
  const made = stack();
  const instance = new IdentityCenterInstance(made, 'instance', 'eu-central-1');
  const { groups } = settings({
    groups: { platform: { displayName: 'AWS Platform' }, auditors: { create: true } },
  });
  new Groups(made, 'group', { instance, groups });
  const { locals } = json(made);
  expect(locals.group_to_look_up).toEqual({ platform: { display_name: 'AWS Platform', description: null } });
  expect(locals.group_to_create).toEqual({ auditors: { display_name: 'auditors', description: null } });
});

test('a thousand assignments are one resource', () => {
  const made = stack();
  const grants = Array.from({ length: 1000 }, (_, index) => ({
    account: `a${index}`,
    group: 'platform',
    permissionSet: 'Billing',
    sources: [0],
  }));
  new Assignments(made, 'assignment', {
    grants,
    nameInAws: () => 'Billing-production',
    instanceArn: 'arn',
    accountIds: { a0: '222222222222' },
    groupId: () => 'g',
    permissionSetArn: () => 'p',
  });
  const { resource, locals } = json(made);
  expect(Object.keys(resource.aws_ssoadmin_account_assignment ?? {})).toEqual(['assignment']);
  expect(Object.keys(locals.assignment_entries as object)).toHaveLength(1000);
  expect(Testing.synth(made)).toHaveResourceWithProperties(SsoadminAccountAssignment, {
    principal_type: 'GROUP',
    target_type: 'AWS_ACCOUNT',
  });
});

test('attributes for access control keep the path that they are from', () => {
  const made = stack();
  const instance = new IdentityCenterInstance(made, 'instance', 'eu-central-1');
  new AccessControlAttributes(made, 'attributes', {
    instance,
    attributes: asTexts({ CostCenter: '${path:enterprise.costCenter}' }),
  });
  expect(Testing.synth(made)).toHaveResourceWithProperties(SsoadminInstanceAccessControlAttributes, {
    attribute: [{ key: 'CostCenter', value: [{ source: ['$${path:enterprise.costCenter}'] }] }],
  });
});
