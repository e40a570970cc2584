import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { type ITerraformDependable, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Policy } from '../../organization/model';
import { literal } from '../../terraform/literal';
import { StateMoves } from '../../terraform/state-moves';

/** What the policies are made of. */
export interface PoliciesProps {
  readonly policies: readonly Policy[];
  readonly dependsOn: ITerraformDependable[];
}

/**
 * The organization policies of every type, minified, because AWS counts white space that comes through its API.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy
 */
export class Policies extends Construct {
  /** expression of the map from name to id */
  readonly ids: string;
  private readonly policy: OrganizationsPolicy;

  constructor(scope: Construct, id: string, { policies, dependsOn }: PoliciesProps) {
    super(scope, id);
    const entries = policies.map(({ name, type, description, document, tags }) => [
      name,
      { type, description: description ?? '', content: JSON.stringify(document), tags },
    ]);
    const local = new TerraformLocal(this, 'entries', literal(Object.fromEntries(entries)));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    this.policy = new OrganizationsPolicy(this, 'Resource', {
      forEach: each,
      name: each.key,
      type: each.getString('type'),
      description: each.getString('description'),
      content: each.getString('content'),
      tags: each.getStringMap('tags'),
      dependsOn,
    });
    const address = `aws_organizations_policy.${this.policy.friendlyUniqueId}`;
    const existing = policies.flatMap(({ name, id: known }): [string, string][] =>
      known ? [[name, known]] : [],
    );
    StateMoves.of(this).importAll(address, new Map(existing));
    this.ids = `\${{ for name, policy in ${address} : name => policy.id }}`;
  }

  /** Id of a policy of the entry that `for_each` is at, whose attribute `policy` names it. */
  get idOfEach(): string {
    return `\${aws_organizations_policy.${this.policy.friendlyUniqueId}[each.value.policy].id}`;
  }
}
