import { IamOrganizationsFeatures } from '@cdktf/provider-aws/lib/iam-organizations-features';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** The parts of central root access that are enabled. */
export interface RootAccessProps {
  readonly credentialsManagement: boolean;
  readonly sessions: boolean;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Central root access management: root credentials of members are removed and forbidden, root sessions are short.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_organizations_features
 */
export class RootAccess extends Construct {
  constructor(scope: Construct, id: string, { credentialsManagement, sessions, dependsOn }: RootAccessProps) {
    super(scope, id);
    const enabledFeatures = [
      ...(credentialsManagement ? ['RootCredentialsManagement'] : []),
      ...(sessions ? ['RootSessions'] : []),
    ];
    new IamOrganizationsFeatures(this, 'Resource', { enabledFeatures, dependsOn });
  }
}
