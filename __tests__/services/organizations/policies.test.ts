import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { Testing } from 'cdktf';
import { Attachments } from '../../../src/services/organizations/attachments';
import { Policies } from '../../../src/services/organizations/policies';

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
    new Policies(scope, 'policy', { policies: [policy], placeholder, dependsOn: [] });
  });
  expect(synthesized).toHaveResourceWithProperties(OrganizationsPolicy, {
    name: '${each.key}',
    content: '${each.value.content}',
  });
  const [entries] = Object.values(JSON.parse(synthesized).locals as object);
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
