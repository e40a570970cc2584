import { OrganizationsAccount } from '@cdktf/provider-aws/lib/organizations-account';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Account } from '../../organization/model';
import { type AccountsOfState, moveAccountResources } from '../../terraform/account-moves';
import { StateMoves } from '../../terraform/state-moves';

/** The accounts of one state, and their OUs. */
export interface AccountsProps {
  readonly accounts: AccountsOfState;
  /** expression of the id of an OU by its path */
  readonly parentId: (path: string) => string;
}

/**
 * The member accounts of one state; never destroyed, never closed by Terraform. The role's name and the access to
 * billing are only read at creation, so a change is ignored: AWS does not tell them afterwards, and an imported
 * account would be replaced for them.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_account
 */
export class Accounts extends Construct {
  /** type and name of the resource */
  readonly address: string;

  constructor(scope: Construct, id: string, { accounts, parentId }: AccountsProps) {
    super(scope, id);
    const held = accounts.present.filter(({ state }) => state !== 'released');
    const parents = [...new Set(held.map(({ parent }) => parent))].sort();
    const units = new TerraformLocal(
      this,
      'parents',
      Object.fromEntries(parents.map((path) => [path, parentId(path)])),
    );
    const local = new TerraformLocal(
      this,
      'entries',
      Object.fromEntries(held.map((account) => [account.name, entry(account)])),
    );
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const resource = new OrganizationsAccount(this, 'Resource', {
      forEach: each,
      name: each.getString('name'),
      email: each.getString('email'),
      parentId: `\${local.${units.friendlyUniqueId}[each.value.parent]}`,
      roleName: each.getString('role_name'),
      iamUserAccessToBilling: each.getString('iam_user_access_to_billing'),
      closeOnDeletion: false,
      tags: each.getStringMap('tags'),
      lifecycle: { preventDestroy: true, ignoreChanges: ['role_name', 'iam_user_access_to_billing'] },
    });
    this.address = `aws_organizations_account.${resource.friendlyUniqueId}`;
    moveAccountResources(StateMoves.of(this), accounts, {
      resource: this.address,
      parts: () => [''],
      releasedWhen: (state) => state === 'released',
      importId: (account) => account.id,
    });
  }

  /** Expression of the map from name to id. */
  get ids(): string {
    return `\${{ for name, account in ${this.address} : name => account.id }}`;
  }

  /** Expression of an account's id, without its braces, by an expression of its name. */
  idOf(name: string): string {
    return `${this.address}[${name}].id`;
  }
}

const entry = ({ accountName, email, parent, roleName, iamUserAccessToBilling, tags }: Account) => ({
  name: accountName,
  email,
  parent,
  role_name: roleName,
  iam_user_access_to_billing: iamUserAccessToBilling,
  tags,
});
