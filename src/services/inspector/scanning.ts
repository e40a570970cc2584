import { Inspector2Enabler } from '@cdktf/provider-aws/lib/inspector2-enabler';
import { Inspector2OrganizationConfiguration } from '@cdktf/provider-aws/lib/inspector2-organization-configuration';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { InspectorSettings } from './schema';

/** AWS takes longer than the provider waits by itself; a create that ran out of time is made again. */
const scanTimeouts = { create: '30m', update: '30m', delete: '30m' } as const;

/** The resource types that an account is scanned for, as the API calls them: a list, or an expression by region. */
function resourceTypes({ settings, regions, lambdaCodeRegions }: ScanningProps): string[] {
  const { ec2, ecr, lambda } = settings;
  const everywhere = [...(ec2 ? ['EC2'] : []), ...(ecr ? ['ECR'] : []), ...(lambda ? ['LAMBDA'] : [])];
  const code = lambdaCode(settings, regions, lambdaCodeRegions);
  if (typeof code === 'boolean') return [...everywhere, ...(code ? ['LAMBDA_CODE'] : [])];
  const list = everywhere.map((type) => `"${type}"`).join(', ');
  return Token.asList(`\${concat([${list}], ${code} ? ["LAMBDA_CODE"] : [])}`);
}

/** Whether functions' code is scanned: everywhere, nowhere, or an expression of the region where some do not offer it. */
function lambdaCode(
  settings: InspectorSettings,
  regions: readonly string[],
  offered: readonly string[],
): boolean | string {
  const inRegions = settings.lambdaCode ? regions.filter((region) => offered.includes(region)) : [];
  if (inRegions.length === 0 || inRegions.length === regions.length) return inRegions.length > 0;
  return `contains([${inRegions.map((region) => `"${region}"`).join(', ')}], each.key)`;
}

/** Inspector in one account. */
export interface ScanningProps {
  readonly settings: InspectorSettings;
  readonly regions: readonly string[];
  /** those of them in which AWS scans the code of functions */
  readonly lambdaCodeRegions: readonly string[];
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

  constructor(scope: Construct, id: string, props: ScanningProps) {
    super(scope, id);
    const { regions, accountId } = props;
    this.resource = new Inspector2Enabler(this, 'enabler', {
      ...inEach(regions),
      accountIds: [accountId],
      resourceTypes: resourceTypes(props),
      timeouts: scanTimeouts,
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
    const { settings, regions, lambdaCodeRegions } = props;
    const { ec2, ecr, lambda, codeRepository } = settings;
    const code = lambdaCode(settings, regions, lambdaCodeRegions);
    new Inspector2OrganizationConfiguration(this, 'Resource', {
      ...inEach(regions),
      autoEnable: {
        ec2,
        ecr,
        lambda,
        lambdaCode: typeof code === 'boolean' ? code : Token.asAny(`\${${code}}`),
        ...(codeRepository && { codeRepository }),
      },
      timeouts: scanTimeouts,
      dependsOn: [own.resource],
    });
  }
}
