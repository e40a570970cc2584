import { OrganizationsDelegatedAdministrator } from '@cdktf/provider-aws/lib/organizations-delegated-administrator';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { StateMoves } from '../../terraform/state-moves';

/** The account that runs a service. */
export interface Delegation {
  /** service principals of the service */
  readonly principals: readonly string[];
  /** expression or id of the account */
  readonly accountId: string;
  /** whether it is registered already, to be imported */
  readonly adopted?: boolean;
}

/**
 * Delegated administrators that are registered with AWS Organizations itself, an instance per service principal.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_delegated_administrator
 */
export class DelegatedAdministrators extends Construct {
  constructor(scope: Construct, id: string, delegations: readonly Delegation[]) {
    super(scope, id);
    const entries = delegations.flatMap(({ principals, accountId }) =>
      principals.map((principal) => [principal, accountId]),
    );
    const local = new TerraformLocal(this, 'accounts', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asStringMap);
    const resource = new OrganizationsDelegatedAdministrator(this, 'Resource', {
      forEach: each,
      servicePrincipal: each.key,
      accountId: each.value,
    });
    const existing = delegations
      .filter(({ adopted }) => adopted)
      .flatMap(({ principals, accountId }) =>
        principals.map((principal): [string, string] => [principal, `${accountId}/${principal}`]),
      );
    const address = `aws_organizations_delegated_administrator.${resource.friendlyUniqueId}`;
    StateMoves.of(this).importAll(address, new Map(existing));
  }
}
