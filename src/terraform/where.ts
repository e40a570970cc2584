import type { TerraformSettings } from './schema';
import type { LandfallStack, StackProps } from './stack';

/** What is needed of an organization to place a stack. */
interface Placed {
  readonly homeRegion: string;
  readonly management: { readonly id?: string };
  readonly terraform: TerraformSettings;
}

/** A stack that works in the management account and the home region. */
export function inManagement({ homeRegion, management, terraform }: Placed): StackProps {
  const { managementRoleArn } = terraform;
  return {
    terraform,
    accountId: management.id ?? '',
    region: homeRegion,
    ...(managementRoleArn && { roleArn: () => managementRoleArn }),
  };
}

/**
 * A stack that works in a member account and the home region, by the role `terraform.memberRoleName`. Other regions
 * are reached by the `region` argument of each resource, never by another provider.
 */
export function inMember(
  { homeRegion, terraform }: Placed,
  accountId: (stack: LandfallStack) => string,
): StackProps {
  const roleArn = (id: string): string => `arn:aws:iam::${id}:role/${terraform.memberRoleName}`;
  return { terraform, accountId, region: homeRegion, roleArn };
}
