import { ConfigConformancePack } from '@cdktf/provider-aws/lib/config-conformance-pack';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { literal } from '../../terraform/literal';
import { inputParameters, type Pack } from './conformance-packs';

/** A pack of one account. */
export interface AccountConformancePackProps extends Pick<Pack, 'template' | 'parameters'> {
  readonly name: string;
  readonly region: string;
  /** the account's recorder: AWS takes no pack without one */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A conformance pack of one account and region, where the organization's is not meant.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_conformance_pack
 */
export class AccountConformancePack extends Construct {
  constructor(scope: Construct, id: string, { template, parameters, ...props }: AccountConformancePackProps) {
    super(scope, id);
    const inputParameter = inputParameters({ parameters });
    new ConfigConformancePack(this, 'Resource', {
      ...props,
      templateBody: literal(template),
      ...(inputParameter.length && { inputParameter }),
    });
  }
}
