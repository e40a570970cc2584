import { Inspector2Enabler } from '@cdktf/provider-aws/lib/inspector2-enabler';
import { Inspector2OrganizationConfiguration } from '@cdktf/provider-aws/lib/inspector2-organization-configuration';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { InspectorSettings } from './schema';

/** AWS takes longer than the provider waits by itself; a create that ran out of time is made again. */
const patience = { create: '30m', update: '30m', delete: '30m' } as const;

/** The resource types that an account is scanned for, as the API calls them. */
function resourceTypes({ ec2, ecr, lambda, lambdaCode }: InspectorSettings): string[] {
  return [
    ...(ec2 ? ['EC2'] : []),
    ...(ecr ? ['ECR'] : []),
    ...(lambda ? ['LAMBDA'] : []),
    ...(lambdaCode ? ['LAMBDA_CODE'] : []),
  ];
}

/** Inspector in one account. */
export interface ScanningProps {
  readonly settings: InspectorSettings;
  readonly regions: readonly string[];
  /** the account itself */
  readonly accountId: string;
}

/**
 * Inspector switched on in an account by itself, in each region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/inspector2_enabler
 */
export class OwnScanning extends Construct {
  /** what the organization's configuration waits for */
  readonly resource: Inspector2Enabler;

  constructor(scope: Construct, id: string, { settings, regions, accountId }: ScanningProps) {
    super(scope, id);
    this.resource = new Inspector2Enabler(this, 'enabler', {
      ...inEach(regions),
      accountIds: [accountId],
      resourceTypes: resourceTypes(settings),
      timeouts: patience,
    });
  }
}

/**
 * Inspector for every account that joins later, told by the administrator, whose own is switched on first.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/inspector2_organization_configuration
 */
export class OrganizationScanning extends Construct {
  constructor(scope: Construct, id: string, props: ScanningProps) {
    super(scope, id);
    const own = new OwnScanning(this, 'own', props);
    const { ec2, ecr, lambda, lambdaCode, codeRepository } = props.settings;
    new Inspector2OrganizationConfiguration(this, 'Resource', {
      ...inEach(props.regions),
      autoEnable: { ec2, ecr, lambda, lambdaCode, ...(codeRepository && { codeRepository }) },
      timeouts: patience,
      dependsOn: [own.resource],
    });
  }
}
