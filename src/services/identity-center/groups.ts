import { DataAwsIdentitystoreGroup } from '@cdktf/provider-aws/lib/data-aws-identitystore-group';
import { IdentitystoreGroup } from '@cdktf/provider-aws/lib/identitystore-group';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { LandfallStack } from '../../terraform/stack';
import type { IdentityCenterInstance } from './instance';
import type { GroupEntry } from './schema';

/** Groups by their names in the file. */
export interface GroupsProps {
  readonly instance: IdentityCenterInstance;
  readonly groups: Readonly<Record<string, GroupEntry>>;
}

/**
 * Groups of the identity store: looked up where an identity provider owns them, else created. The name of the lookup
 * and its keys say where the file mentions a group, because Terraform shows them when the identity store has no such.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/identitystore_group
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/identitystore_group
 */
export class Groups extends Construct {
  /** expression of the map from name to id */
  readonly ids: string;

  constructor(
    private readonly stack: LandfallStack,
    id: string,
    private readonly props: GroupsProps,
  ) {
    super(stack, id);
    const found = this.lookUp();
    const created = this.create();
    this.ids = `\${merge({ for name, group in ${found} : name => group.group_id }, { for name, group in ${created} : name => group.group_id })}`;
  }

  private lookUp(): string {
    const each = this.each('to_look_up', (group) => !group.create);
    const data = new DataAwsIdentitystoreGroup(this, 'named_in_the_file_under_identityCenter_groups', {
      forEach: each,
      identityStoreId: this.identityStoreId,
      alternateIdentifier: {
        uniqueAttribute: { attributePath: 'DisplayName', attributeValue: each.getString('display_name') },
      },
    });
    return `data.aws_identitystore_group.${data.friendlyUniqueId}`;
  }

  private create(): string {
    const each = this.each('to_create', (group) => group.create);
    const group = new IdentitystoreGroup(this, 'Resource', {
      forEach: each,
      identityStoreId: this.identityStoreId,
      displayName: each.getString('display_name'),
      description: each.getString('description'),
    });
    const address = `aws_identitystore_group.${group.friendlyUniqueId}`;
    const existing = Object.entries(this.props.groups).flatMap(
      ([name, { create, id }]): [string, string][] =>
        create && id ? [[name, `${this.identityStoreId}/${id}`]] : [],
    );
    this.stack.moves.importAll(address, new Map(existing));
    return address;
  }

  private get identityStoreId(): string {
    return `\${${this.props.instance.identityStoreId}}`;
  }

  private each(id: string, chosen: (group: GroupEntry) => boolean) {
    const entries = Object.entries(this.props.groups)
      .filter(([, group]) => chosen(group))
      .map(([name, { displayName, description }]) => [
        name,
        { display_name: displayName ?? name, description: description ?? null },
      ]);
    const local = new TerraformLocal(this, id, Object.fromEntries(entries));
    return TerraformIterator.fromMap(local.asAnyMap);
  }
}
