import { RamSharingWithOrganization } from '@cdktf/provider-aws/lib/ram-sharing-with-organization';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/**
 * Sharing by AWS RAM inside the organization, without invitations.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_sharing_with_organization
 */
export class ResourceSharing extends Construct {
  constructor(scope: Construct, id: string, dependsOn: ITerraformDependable[]) {
    super(scope, id);
    new RamSharingWithOrganization(this, 'Resource', { dependsOn });
  }
}
