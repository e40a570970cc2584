import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import { type ITerraformDependable, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { PolicyType } from '../../organization/policy-types';
import { StateMoves } from '../../terraform/state-moves';

/** An organization policy with its document. */
export interface PolicyDocumentProps {
  readonly name: string;
  readonly type: PolicyType;
  readonly description: string;
  /** the document without white space, because AWS counts what comes through its API */
  readonly content: string;
  readonly tags: Readonly<Record<string, string>>;
  /** id of a policy that exists already; it is imported */
  readonly id?: string;
  /** the name that it had before its target was renamed */
  readonly formerName?: string;
}

/** The policies, and which of them Terraform forgets. */
export interface PoliciesProps {
  readonly policies: readonly PolicyDocumentProps[];
  /** replaced by an expression wherever a document holds it, once its own `${` are escaped */
  readonly placeholder?: { readonly text: string; readonly expression: string };
  readonly dependsOn: ITerraformDependable[];
  /** names of policies that Terraform forgets; they stay in AWS, attached to their targets */
  readonly released?: readonly string[];
}

/**
 * The organization policies of every type.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy
 */
export class Policies extends Construct {
  /** expression of the map from name to id */
  readonly ids: string;
  private readonly address: string;

  constructor(
    scope: Construct,
    id: string,
    { policies, placeholder, dependsOn, released = [] }: PoliciesProps,
  ) {
    super(scope, id);
    const written = (content: string): string =>
      placeholder ? content.replaceAll(placeholder.text, placeholder.expression) : content;
    const entries = policies.map(({ name, type, description, content, tags }) => [
      name,
      { type, description, content: written(content), tags },
    ]);
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const policy = new OrganizationsPolicy(this, 'Resource', {
      forEach: each,
      name: each.key,
      type: each.getString('type'),
      description: each.getString('description'),
      content: each.getString('content'),
      tags: each.getStringMap('tags'),
      lifecycle: { createBeforeDestroy: true },
      dependsOn,
    });
    this.address = `aws_organizations_policy.${policy.friendlyUniqueId}`;
    const existing = policies.flatMap(({ name, id: known }): [string, string][] =>
      known ? [[name, known]] : [],
    );
    StateMoves.of(this).importAll(this.address, new Map(existing));
    for (const { name, formerName } of policies) {
      if (formerName) StateMoves.of(this).rename(this.address, formerName, name);
    }
    for (const key of released) StateMoves.of(this).release({ resource: this.address, key });
    this.ids = `\${{ for name, policy in ${this.address} : name => policy.id }}`;
  }

  /** Id of the policy that an entry of `for_each` names by its attribute `policy`. */
  get idOfEach(): string {
    return `\${${this.address}[each.value.policy].id}`;
  }
}
