import { Inspector2Enabler } from '@cdktf/provider-aws/lib/inspector2-enabler';
import { Inspector2OrganizationConfiguration } from '@cdktf/provider-aws/lib/inspector2-organization-configuration';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { InspectorSettings } from './schema';

/** AWS takes longer than the provider waits by itself; a create that ran out of time is made again. */
export const patience = { create: '30m', update: '30m', delete: '30m' } as const;

/** The resource types that an account is scanned for, as the API calls them. */
export function resourceTypes({ ec2, ecr, lambda, lambdaCode }: InspectorSettings): string[] {
  return [
    ...(ec2 ? ['EC2'] : []),
    ...(ecr ? ['ECR'] : []),
    ...(lambda ? ['LAMBDA'] : []),
    ...(lambdaCode ? ['LAMBDA_CODE'] : []),
  ];
}

/** Inspector in the administrator's account. */
export interface ScanningProps {
  readonly settings: InspectorSettings;
  readonly regions: readonly string[];
  /** the administrator's own account */
  readonly accountId: string;
}

/**
 * Inspector in the administrator's own account and, in each region, for every account that joins later.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/inspector2_organization_configuration
 */
export class Scanning extends Construct {
  constructor(scope: Construct, id: string, { settings, regions, accountId }: ScanningProps) {
    super(scope, id);
    const enabler = new Inspector2Enabler(this, 'enabler', {
      ...inEach(regions),
      accountIds: [accountId],
      resourceTypes: resourceTypes(settings),
      timeouts: patience,
    });
    const { ec2, ecr, lambda, lambdaCode, codeRepository } = settings;
    new Inspector2OrganizationConfiguration(this, 'organization_configuration', {
      ...inEach(regions),
      autoEnable: { ec2, ecr, lambda, lambdaCode, ...(codeRepository && { codeRepository }) },
      timeouts: patience,
      dependsOn: [enabler],
    });
  }
}
