import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { TerraformIterator } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { eachOf } from '../../terraform/for-each';
import { applyLimits, applyPolicies, boundaryName, boundaryStatements } from './apply-limits';
import { type PermissionProps, planStatements, readingPolicies } from './permissions';
import { type Issuer, type Phase, trustOf } from './trust';

/** The roles of pipelines and the issuers that they trust. */
export interface PipelineRolesProps extends PermissionProps {
  readonly issuers: readonly Issuer[];
}

/**
 * The identity of pipelines in the management account: an OIDC provider for each issuer, a read-only plan role, and an
 * apply role that cannot change itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
 */
export class PipelineRoles extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: PipelineRolesProps,
  ) {
    super(scope, id);
    const { issuers, planRoleName, applyRoleName } = props;
    const audiences = Object.fromEntries(issuers.map(({ host, audience }) => [host, audience]));
    const each = TerraformIterator.fromMap(audiences);
    const providers = new IamOpenidConnectProvider(this, 'issuer', {
      forEach: each,
      url: `https://${each.key}`,
      clientIdList: [each.value],
    });
    const role = (
      phase: Phase,
      name: string,
      policies: readonly string[],
      statements: readonly Statement[],
    ) => this.role(phase, name, policies, statements, providers);
    role('plan', planRoleName, readingPolicies, planStatements(props));
    role('apply', applyRoleName, applyPolicies, applyLimits(props));
    new IamPolicy(this, 'boundary', {
      name: boundaryName(props),
      description: 'Limits of every role that a pipeline makes in this account.',
      policy: policyJson(boundaryStatements(props)),
    });
  }

  private role(
    phase: Phase,
    name: string,
    policies: readonly string[],
    statements: readonly Statement[],
    providers: IamOpenidConnectProvider,
  ): void {
    const { issuers, accountId } = this.props;
    const role = new IamRole(this, phase, {
      name,
      description:
        phase === 'plan' ? 'Reads, for plans of pull requests and drift.' : 'Applies what was merged.',
      assumeRolePolicy: policyJson(trustOf(issuers, phase, accountId)),
      maxSessionDuration: 7200,
      dependsOn: [providers],
    });
    const each = eachOf(policies);
    new IamRolePolicyAttachment(this, `${phase}_managed`, {
      forEach: each,
      role: role.name,
      policyArn: each.value,
    });
    new IamRolePolicy(this, `${phase}_inline`, {
      name: 'landfall',
      role: role.name,
      policy: policyJson(statements),
    });
  }
}
