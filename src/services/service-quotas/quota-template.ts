import { ServicequotasTemplate } from '@cdktf/provider-aws/lib/servicequotas-template';
import { ServicequotasTemplateAssociation } from '@cdktf/provider-aws/lib/servicequotas-template-association';
import { type ITerraformDependable, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';

/** One quota that AWS is asked for in every new account. */
export interface TemplateQuota {
  readonly region: string;
  /** service code, `vpc` */
  readonly service: string;
  /** quota code, `L-F678F1CE` */
  readonly quota: string;
  readonly value: number;
}

/** AWS keeps the template in this region, whatever the home region is. */
const templateRegion = 'us-east-1';

/**
 * The quota request template for new accounts.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/servicequotas_template
 */
export class QuotaTemplate extends Construct {
  constructor(
    scope: Construct,
    id: string,
    quotas: readonly TemplateQuota[],
    dependsOn: ITerraformDependable[],
  ) {
    super(scope, id);
    const association = new ServicequotasTemplateAssociation(this, 'association', {
      region: templateRegion,
      dependsOn,
    });
    const entries = quotas.map(({ region, service, quota, value }) => [
      `${region}/${service}/${quota}`,
      { region, service, quota, value },
    ]);
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    new ServicequotasTemplate(this, 'Resource', {
      forEach: each,
      region: templateRegion,
      awsRegion: each.getString('region'),
      serviceCode: each.getString('service'),
      quotaCode: each.getString('quota'),
      value: each.getNumber('value'),
      dependsOn: [association],
    });
  }
}
