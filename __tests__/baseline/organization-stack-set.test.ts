import {
  maxTemplateBytes,
  OrganizationStackSet,
  type OrganizationStackSetProps,
} from '../../src/baseline/organization-stack-set';
import { made, type } from '../logging/stack';

const stackSet = (props: Partial<OrganizationStackSetProps> = {}) =>
  made((stack) => {
    new OrganizationStackSet(stack, 'roles', {
      name: 'landfall-roles',
      description: 'The landing zone’s roles.',
      template: { Resources: { Role: { Name: { 'Fn::Sub': '${AWS::AccountId}' } } } },
      unitIds: ['r-ab12'],
      regions: ['eu-central-1', 'eu-west-1'],
      calledAs: 'DELEGATED_ADMIN',
      ...props,
    });
  });

test('accounts that join later get it by themselves, and those that leave lose it', () => {
  expect(stackSet()).toHaveResourceWithProperties(type('aws_cloudformation_stack_set'), {
    permission_model: 'SERVICE_MANAGED',
    auto_deployment: { enabled: true, retain_stacks_on_account_removal: false },
  });
});

test('every region of the root gets it', () => {
  const json = stackSet();
  expect(json).toHaveResourceWithProperties(type('aws_cloudformation_stack_set_instance'), {
    stack_set_name: '${aws_cloudformation_stack_set.roles.name}',
    stack_set_instance_region: '${each.value}',
    deployment_targets: { organizational_unit_ids: ['r-ab12'] },
  });
  expect(JSON.parse(json).resource.aws_cloudformation_stack_set_instance.roles_instance.for_each).toEqual(
    '${toset(["eu-central-1", "eu-west-1"])}',
  );
});

test.each(['DELEGATED_ADMIN', 'SELF'] as const)('set and instances are run by %s alike', (calledAs) => {
  for (const resource of ['aws_cloudformation_stack_set', 'aws_cloudformation_stack_set_instance'])
    expect(stackSet({ calledAs })).toHaveResourceWithProperties(type(resource), { call_as: calledAs });
});

test('a template that is wrong everywhere is stopped after a quarter of the accounts', () => {
  for (const resource of ['aws_cloudformation_stack_set', 'aws_cloudformation_stack_set_instance'])
    expect(stackSet()).toHaveResourceWithProperties(type(resource), {
      operation_preferences: {
        failure_tolerance_percentage: 25,
        max_concurrent_percentage: 100,
        region_concurrency_type: 'PARALLEL',
      },
    });
});

test('the template reaches CloudFormation as it is: Terraform reads none of its functions', () => {
  expect(JSON.parse(stackSet()).resource.aws_cloudformation_stack_set.roles.template_body).toBe(
    '{"Resources":{"Role":{"Name":{"Fn::Sub":"$${AWS::AccountId}"}}}}',
  );
});

test('a template that no request takes is refused', () => {
  const template = { Description: 'x'.repeat(maxTemplateBytes) };
  expect(() => stackSet({ template })).toThrow(
    'the template of landfall-roles has 51218 bytes, a request takes 51200',
  );
});
