import { ServicequotasTemplate } from '@cdktf/provider-aws/lib/servicequotas-template';
import { ServicequotasTemplateAssociation } from '@cdktf/provider-aws/lib/servicequotas-template-association';
import { Testing } from 'cdktf';
import { QuotaTemplate } from '../../../src/services/service-quotas/quota-template';

test('the template lives in us-east-1, whatever region its quotas are of', () => {
  const synthesized = Testing.synthScope((scope) => {
    const quota = { region: 'eu-central-1', service: 'vpc', quota: 'L-F678F1CE', value: 10 };
    new QuotaTemplate(scope, 'quota_template', [quota], []);
  });
  expect(synthesized).toHaveResourceWithProperties(ServicequotasTemplateAssociation, { region: 'us-east-1' });
  expect(synthesized).toHaveResourceWithProperties(ServicequotasTemplate, {
    region: 'us-east-1',
    aws_region: '${each.value.region}',
  });
});
