import { GuarddutyOrganizationAdminAccount } from '@cdktf/provider-aws/lib/guardduty-organization-admin-account';
import { OrganizationsDelegatedAdministrator } from '@cdktf/provider-aws/lib/organizations-delegated-administrator';
import { OrganizationsResourcePolicy } from '@cdktf/provider-aws/lib/organizations-resource-policy';
import { Testing } from 'cdktf';
import { DelegatedAdministrators } from '../../../src/services/organizations/delegated-administrators';
import { delegableServices, delegationFacts } from '../../../src/services/organizations/delegation-facts';
import { delegationDocument, ResourcePolicy } from '../../../src/services/organizations/resource-policy';
import {
  hasOwnAdministrator,
  ServiceAdministrator,
} from '../../../src/services/organizations/service-administrators';
import { made } from '../../logging/stack';

test.each(delegableServices)('%s is registered with Organizations or by a resource of its own', (service) => {
  const { registers, own } = delegationFacts(service);
  expect(hasOwnAdministrator(service)).toBe(own !== undefined);
  expect(registers.length > 0 || own !== undefined).toBe(true);
});

test.each(delegableServices.filter(hasOwnAdministrator))(
  '%s makes the resource that its facts name',
  (service) => {
    const json = JSON.parse(
      Testing.synthScope((scope) => {
        new ServiceAdministrator(scope, 'admin', {
          service,
          accountId: '222222222222',
          regions: ['eu-central-1', 'eu-west-1'],
        });
      }),
    );
    const { own } = delegationFacts(service);
    expect(Object.keys(json.resource)).toEqual([own?.resource]);
    const instances = Object.values(
      json.resource[own?.resource ?? ''] as Record<string, { for_each?: string }>,
    );
    expect(instances.map(({ for_each }) => for_each).sort()).toEqual(
      own?.perRegion ? ['${toset(["eu-central-1"])}', '${toset(["eu-west-1"])}'] : [undefined],
    );
  },
);

test('a regional service is delegated in each region', () => {
  const synthesized = Testing.synthScope((scope) => {
    new ServiceAdministrator(scope, 'guard_duty', {
      service: 'guardDuty',
      accountId: '222222222222',
      regions: ['eu-central-1'],
    });
  });
  expect(synthesized).toHaveResourceWithProperties(GuarddutyOrganizationAdminAccount, {
    admin_account_id: '222222222222',
    region: '${each.value}',
  });
});

test('the home region is delegated first, and keeps what was one with the others before', () => {
  const json = JSON.parse(
    made((scope) => {
      new ServiceAdministrator(scope, 'inspector', {
        service: 'inspector',
        accountId: '222222222222',
        regions: ['eu-central-1', 'eu-west-1'],
        homeRegion: 'eu-west-1',
      });
    }),
  );
  const { inspector, inspector_home } = json.resource.aws_inspector2_delegated_admin_account;
  expect(inspector_home.for_each).toBe('${toset(["eu-west-1"])}');
  expect(inspector.for_each).toBe('${toset(["eu-central-1"])}');
  expect(inspector.depends_on).toEqual(['aws_inspector2_delegated_admin_account.inspector_home']);
  expect(json.moved).toEqual([
    {
      from: 'aws_inspector2_delegated_admin_account.inspector["eu-west-1"]',
      to: 'aws_inspector2_delegated_admin_account.inspector_home["eu-west-1"]',
    },
  ]);
});

test('AWS Config is registered with both of its principals', () => {
  const synthesized = Testing.synthScope((scope) => {
    new DelegatedAdministrators(scope, 'administrator', [{ service: 'config', accountId: '222222222222' }]);
  });
  expect(synthesized).toHaveResource(OrganizationsDelegatedAdministrator);
  expect(Object.values(JSON.parse(synthesized).locals as object)).toContainEqual({
    'config.amazonaws.com': '222222222222',
    'config-multiaccountsetup.amazonaws.com': '222222222222',
  });
});

test('the organization is delegated for reading only, unless policy types are named', () => {
  const read = delegationDocument({ accountId: '222222222222', managePolicyTypes: [] }) as {
    Statement: { Action: string[] }[];
  };
  const actions = read.Statement.flatMap(({ Action }) => Action);
  expect(actions).toEqual(expect.arrayContaining(['organizations:ListAccounts']));
  expect(actions.filter((action) => !/^organizations:(Describe|List)[A-Za-z]+$/.test(action))).toEqual([]);
  const synthesized = Testing.synthScope((scope) => {
    new ResourcePolicy(scope, 'policy', { accountId: '222222222222', managePolicyTypes: ['TAG_POLICY'] });
  });
  expect(synthesized).toHaveResource(OrganizationsResourcePolicy);
  expect(synthesized).toContain('organizations:PolicyType');
});
