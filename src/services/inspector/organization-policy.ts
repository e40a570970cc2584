import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { InspectorSettings } from './schema';

/** Where the organization's Inspector policy holds. */
export interface InspectorPolicyProps {
  readonly settings: InspectorSettings;
  readonly regions: readonly string[];
  /** those of them in which AWS scans the code of functions */
  readonly lambdaCodeRegions: readonly string[];
  /** name of the policy */
  readonly name: string;
  /** id of the root, an OU or an account by its path or name */
  readonly targetId: (target: string) => string;
}

/**
 * The policy's document: each kind of scan by itself, switched on in regions. Both lists must be there.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inspector_syntax.html
 * (read 2026-11-21)
 */
export function inspectorPolicy({
  settings,
  regions,
  lambdaCodeRegions,
}: Pick<InspectorPolicyProps, 'settings' | 'regions' | 'lambdaCodeRegions'>): object {
  const { ec2, ecr, lambda, codeRepository } = settings;
  const onIn = (all: readonly string[]) => ({
    enable_in_regions: { '@@assign': [...all] },
    disable_in_regions: { '@@assign': [] },
  });
  const on = onIn(regions);
  const code = settings.lambdaCode && lambdaCodeRegions.length > 0;
  const enablement = {
    ...(ec2 && { ec2_scanning: on }),
    ...(ecr && { ecr_scanning: on }),
    ...(lambda && {
      lambda_standard_scanning: { ...on, ...(code && { lambda_code_scanning: onIn(lambdaCodeRegions) }) },
    }),
    ...(codeRepository && { code_repository_scanning: on }),
  };
  return { inspector: { enablement } };
}

/**
 * Inspector in every account below its targets, present and future: by a policy of the organization, which no account
 * can undo, instead of enrolling accounts one by one.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy
 */
export class InspectorPolicy extends Construct {
  constructor(scope: Construct, id: string, props: InspectorPolicyProps) {
    super(scope, id);
    const { settings, name, targetId } = props;
    const policy = new OrganizationsPolicy(this, 'Resource', {
      name,
      description: 'Inspector scans every account.',
      type: 'INSPECTOR_POLICY',
      content: JSON.stringify(inspectorPolicy(props)),
    });
    const targets = settings.targets.map((target) => [target, targetId(target)]);
    const local = new TerraformLocal(this, 'targets', Object.fromEntries(targets));
    const each = TerraformIterator.fromMap(local.asStringMap);
    new OrganizationsPolicyAttachment(this, 'attachment', {
      forEach: each,
      policyId: policy.id,
      targetId: each.value,
    });
  }
}
