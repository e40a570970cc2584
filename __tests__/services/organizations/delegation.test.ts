import { GuarddutyOrganizationAdminAccount } from '@cdktf/provider-aws/lib/guardduty-organization-admin-account';
import { OrganizationsDelegatedAdministrator } from '@cdktf/provider-aws/lib/organizations-delegated-administrator';
import { OrganizationsResourcePolicy } from '@cdktf/provider-aws/lib/organizations-resource-policy';
import { Testing } from 'cdktf';
import { listOf, statementsOf } from '../../../src/iam-documents/policy-document';
import { DelegatedAdministrators } from '../../../src/services/organizations/delegated-administrators';
import { delegationDocument, ResourcePolicy } from '../../../src/services/organizations/resource-policy';
import { ServiceAdministrator } from '../../../src/services/organizations/service-administrators';
import { administratorOf, type DelegableService, delegableServices } from '../../../src/services/registry';
import type { ServiceRegistration } from '../../../src/services/service-description';
import { made } from '../../logging/stack';

/** The services with an API of their own, with how it is called. */
const withOwnApi = delegableServices.flatMap((service): [DelegableService, ServiceRegistration][] => {
  const { registration } = administratorOf(service);
  return registration.by === 'service' ? [[service, registration]] : [];
});
const registrationOf = (service: DelegableService): ServiceRegistration =>
  new Map(withOwnApi).get(service) as ServiceRegistration;

test.each(withOwnApi)('%s makes the resource that its description names', (_, registration) => {
  const { resource, argument, scope: where } = registration;
  const json = JSON.parse(
    Testing.synthScope((scope) => {
      new ServiceAdministrator(scope, 'admin', {
        registration,
        accountId: '222222222222',
        regions: ['eu-central-1', 'eu-west-1'],
      });
    }),
  );
  expect(Object.keys(json.resource)).toEqual([resource]);
  const instances = Object.values(json.resource[resource] as Record<string, Record<string, unknown>>);
  expect(instances.map((instance) => instance[argument])).toEqual(instances.map(() => '222222222222'));
  expect(instances.map(({ for_each }) => for_each).sort()).toEqual(
    where === 'each region' ? ['${toset(["eu-central-1"])}', '${toset(["eu-west-1"])}'] : [undefined],
  );
});

test.each(withOwnApi)(
  'the provider has the resource of %s, with the argument and the region',
  (_, registration) => {
    const { resource, argument, scope, timeout } = registration;
    const name = resource.replace(/^aws_/, '').replaceAll('_', '-');
    const [provided] = Object.values(
      require(`@cdktf/provider-aws/lib/${name}`) as Record<
        string,
        { tfResourceType?: string; prototype: object }
      >,
    ).filter(({ tfResourceType }) => tfResourceType === resource);
    const has = (name: string) =>
      Object.hasOwn(
        provided?.prototype ?? {},
        name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      );
    const needed = [
      argument,
      ...(scope === 'each region' ? ['region'] : []),
      ...(timeout ? ['timeouts'] : []),
    ];
    expect(needed.filter((each) => !has(each))).toEqual([]);
  },
);

test('a regional service is delegated in each region', () => {
  const synthesized = Testing.synthScope((scope) => {
    new ServiceAdministrator(scope, 'guard_duty', {
      registration: registrationOf('guardDuty'),
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
        registration: registrationOf('inspector'),
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
    const { registration } = administratorOf('config');
    const principals = registration.by === 'organizations' ? registration.principals : [];
    new DelegatedAdministrators(scope, 'administrator', [{ principals, accountId: '222222222222' }]);
  });
  expect(synthesized).toHaveResource(OrganizationsDelegatedAdministrator);
  expect(Object.values(JSON.parse(synthesized).locals as object)).toContainEqual({
    'config.amazonaws.com': '222222222222',
    'config-multiaccountsetup.amazonaws.com': '222222222222',
  });
});

test('the organization is delegated for reading only, unless policy types are named', () => {
  const read = delegationDocument({ accountId: '222222222222', managePolicyTypes: [] });
  const actions = statementsOf(read).flatMap(({ Action }) => listOf(Action));
  expect(actions).toEqual(expect.arrayContaining(['organizations:ListAccounts']));
  expect(actions.filter((action) => !/^organizations:(Describe|List)[A-Za-z]+$/.test(action))).toEqual([]);
  const synthesized = Testing.synthScope((scope) => {
    new ResourcePolicy(scope, 'policy', { accountId: '222222222222', managePolicyTypes: ['TAG_POLICY'] });
  });
  expect(synthesized).toHaveResource(OrganizationsResourcePolicy);
  expect(synthesized).toContain('organizations:PolicyType');
});
