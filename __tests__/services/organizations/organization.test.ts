import { OrganizationsOrganization } from '@cdktf/provider-aws/lib/organizations-organization';
import { Testing } from 'cdktf';
import { AwsOrganization } from '../../../src/services/organizations/organization';

const synth = (id?: string) =>
  Testing.synthScope((scope) => {
    new AwsOrganization(scope, 'organization', {
      ...(id && { id }),
      trustedAccess: ['config.amazonaws.com'],
      policyTypes: ['SERVICE_CONTROL_POLICY'],
    });
  });

test('has all features, the trusted access and the policy types that the file needs, and is never destroyed', () => {
  expect(synth()).toHaveResourceWithProperties(OrganizationsOrganization, {
    feature_set: 'ALL',
    aws_service_access_principals: ['config.amazonaws.com'],
    enabled_policy_types: ['SERVICE_CONTROL_POLICY'],
    lifecycle: { prevent_destroy: true },
  });
});

test('one that exists already is imported', () => {
  expect(JSON.parse(synth('o-ab12cd34ef')).import).toEqual([
    { to: expect.stringMatching(/^aws_organizations_organization\./), id: 'o-ab12cd34ef' },
  ]);
  expect(JSON.parse(synth()).import).toBeUndefined();
});
