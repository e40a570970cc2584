import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { DataResource, Testing } from 'cdktf';
import { Attachments } from '../../../src/services/organizations/attachments';
import { Policies } from '../../../src/services/organizations/policies';
import { asTexts, written } from '../../../src/terraform/literal';

const policy = {
  name: 'own-home',
  type: 'SERVICE_CONTROL_POLICY' as const,
  description: '',
  content: '{"Statement":[{"Resource":"arn:aws:s3:::home/${aws:username}/*","Org":"o-0000000000"}]}',
  tags: {},
};

test('variables of a policy survive Terraform, and the organization’s id is filled in', () => {
  const synthesized = Testing.synthScope((scope) => {
    const placeholder = { text: 'o-0000000000', expression: '${aws.id}' };
    new Policies(scope, 'policy', { policies: [asTexts(policy)], placeholder, dependsOn: [] });
  });
  expect(synthesized).toHaveResourceWithProperties(OrganizationsPolicy, {
    name: '${each.key}',
    content: '${each.value.content}',
  });
  const [entries] = Object.values(written(JSON.parse(synthesized)).locals as object);
  expect(entries['own-home'].content).toBe(
    '{"Statement":[{"Resource":"arn:aws:s3:::home/$${aws:username}/*","Org":"${aws.id}"}]}',
  );
});

test('an attachment is addressed by its target and its policy, and imported where it exists', () => {
  const existing = { targetId: 'ou-ab12-11111111', policyId: 'p-11111111' };
  const synthesized = Testing.synthScope((scope) => {
    const attachments = [{ target: 'Workloads', policy: 'own-home', existing }];
    new Attachments(scope, 'attachment', { attachments, targetId: '${t}', policyId: '${p}' });
  });
  expect(synthesized).toHaveResource(OrganizationsPolicyAttachment);
  expect(JSON.parse(synthesized).import[0].for_each).toEqual({
    'Workloads:own-home': 'ou-ab12-11111111:p-11111111',
  });
});

test('what is new at a target is attached before what is old is detached; what is imported has nothing to wait for', () => {
  const attached = (imported: boolean) =>
    Testing.synthScope((scope) => {
      const attachments = [{ target: 'Workloads', policy: 'own-home', imported }];
      new Attachments(scope, 'attachment', { attachments, targetId: '${t}', policyId: '${p}' });
    });
  expect(attached(false)).toHaveResourceWithProperties(OrganizationsPolicyAttachment, {
    lifecycle: { create_before_destroy: true },
  });
  expect(attached(false)).toHaveResourceWithProperties(DataResource, {
    input: expect.stringContaining('for key, attachment in aws_organizations_policy_attachment.'),
  });
  expect(attached(true)).not.toHaveResource(DataResource);
});
