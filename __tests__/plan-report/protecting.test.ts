import { readFileSync } from 'node:fs';
import { dangersOf } from '../../src/plan-report/danger';
import { protecting } from '../../src/plan-report/protecting';
import { delegableServices, serviceDescription } from '../../src/services/registry';
import { applies } from '../../src/services/service-description';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Change, StackPlan } from '../../src/terraform-runs/model';
import { readSources } from '../house/imports';

/** The resource types whose end is told as destruction and not as a loss of protection, by the reason. */
const noProtection: Readonly<Record<string, readonly string[]>> = {
  'its end shows more findings, or a change of it hides them: src/plan-report/suppressions.ts': [
    'aws_accessanalyzer_archive_rule',
    'aws_guardduty_filter',
    'aws_guardduty_ipset',
  ],
  'it shows or sorts what others find': ['aws_cloudwatch_dashboard', 'aws_securityhub_insight'],
  'it has a kind of danger of its own: leave, detach, delegation or access': [
    'aws_organizations_account',
    'aws_organizations_delegated_administrator',
    'aws_organizations_organization',
    'aws_organizations_policy_attachment',
  ],
  'it is a part of a bucket; of one that keeps logs every change is the danger logs': [
    'aws_s3_bucket',
    'aws_s3_bucket_logging',
    'aws_s3_bucket_ownership_controls',
    'aws_s3_bucket_policy',
    'aws_s3_bucket_replication_configuration',
    'aws_s3_bucket_server_side_encryption_configuration',
  ],
  'it is a file that another resource reads': ['aws_s3_object'],
  'it gives access, and its end takes access away': [
    'aws_iam_group',
    'aws_iam_group_policy',
    'aws_iam_openid_connect_provider',
    'aws_iam_role_policy',
    'aws_iam_role_policy_attachment',
    'aws_iam_service_linked_role',
    'aws_iam_user',
    'aws_iam_user_group_membership',
    'aws_identitystore_group',
    'aws_ssoadmin_account_assignment',
    'aws_ssoadmin_customer_managed_policy_attachment',
    'aws_ssoadmin_instance_access_control_attributes',
    'aws_ssoadmin_managed_policy_attachment',
    'aws_ssoadmin_permission_set',
    'aws_ssoadmin_permission_set_inline_policy',
  ],
  'AWS refuses its end while something uses it': ['aws_iam_policy', 'aws_organizations_organizational_unit'],
  'without it something else cannot work, which has its own row': [
    'aws_cloudformation_stack_set_instance',
    'aws_cloudwatch_log_resource_policy',
    'aws_kms_alias',
    'aws_sns_topic',
    'aws_sns_topic_policy',
  ],
  'it is a setting of accounts that neither detects nor protects': [
    'aws_account_alternate_contact',
    'aws_account_primary_contact',
    'aws_account_region',
    'aws_ce_cost_allocation_tag',
    'aws_organizations_resource_policy',
    'aws_ram_sharing_with_organization',
    'aws_servicequotas_template',
    'aws_servicequotas_template_association',
  ],
};

/** The resource type of a class of the provider, by its module. */
const typeOf = (module: string): string => {
  const classes = Object.values(require(`@cdktf/provider-aws/lib/${module}`) as object);
  return classes.find((each) => each?.tfResourceType)?.tfResourceType ?? module;
};

/** The types that register a delegated administrator, as the rooms of the services say. */
const registrations = delegableServices.flatMap((service) => {
  const { administrator } = serviceDescription(service);
  return applies(administrator) && administrator.registration.by === 'service'
    ? [administrator.registration.resource]
    : [];
});

/** Every resource type that a construct makes. */
function madeTypes(): string[] {
  const files = [...readSources().keys()].filter((path) => /^(src|stacks)\//.test(path));
  const modules = files.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/'@cdktf\/provider-aws\/lib\/((?!data-|provider')[\w-]+)/g)].map(
      ([, module = '']) => module,
    ),
  );
  return [...new Set(modules)].map(typeOf);
}

const types = madeTypes().filter((type) => !registrations.includes(type as `aws_${string}`));
const without = Object.values(noProtection).flat();

test('every resource type protects something, or has a reason why it does not', () => {
  const sentences = types
    .filter((type) => !Object.hasOwn(protecting, type) && !without.includes(type))
    .map(
      (type) =>
        `${type} is unknown to the plan report: say in src/plan-report/protecting.ts what it protects, or in noProtection of this test why it protects nothing.`,
    );
  expect(sentences).toEqual([]);
  expect(types).toEqual(expect.arrayContaining(['aws_cloudtrail', 'aws_fms_policy', 'aws_kms_key']));
});

test('no resource type is listed that nothing makes, or twice', () => {
  const listed = [...Object.keys(protecting), ...without];
  expect(listed.filter((type) => !types.includes(type))).toEqual([]);
  expect(listed.filter((type, index) => listed.indexOf(type) !== index)).toEqual([]);
});

test.each(registrations)('to destroy %s is told as the change of an administrator', (type) => {
  const change: Change = {
    stack: 'delegation',
    ...partsOf(`${type}.thing`),
    action: 'destroy',
    attributes: [],
  };
  const plan = {
    stack: 'delegation',
    status: 'changes',
    changes: [change],
    outputs: [],
    waitsFor: [],
    problems: [],
  };
  expect(dangersOf([plan as StackPlan]).map(({ kind }) => kind)).toEqual(['delegation']);
});
