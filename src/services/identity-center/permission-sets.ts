import { SsoadminCustomerManagedPolicyAttachment } from '@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment';
import { SsoadminManagedPolicyAttachment } from '@cdktf/provider-aws/lib/ssoadmin-managed-policy-attachment';
import { SsoadminPermissionSet } from '@cdktf/provider-aws/lib/ssoadmin-permission-set';
import { SsoadminPermissionSetInlinePolicy } from '@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy';
import { SsoadminPermissionsBoundaryAttachment } from '@cdktf/provider-aws/lib/ssoadmin-permissions-boundary-attachment';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { quoted } from '../../terraform/literal';
import type { LandfallStack } from '../../terraform/stack';
import type { IdentityCenterInstance } from './instance';
import { managedPolicyName } from './managed-policies';
import { attachmentImports } from './permission-set-imports';
import type { PermissionSet } from './permission-set-model';

/** Permission sets and the instance that they are in. */
export interface PermissionSetsProps {
  readonly instance: IdentityCenterInstance;
  readonly permissionSets: readonly PermissionSet[];
  /** whether those with an ARN have their policies already, to be imported */
  readonly adopted?: boolean;
}

/**
 * Permission sets with their policies, each kind of thing one `for_each` over names.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_permission_set
 */
export class PermissionSets extends Construct {
  private readonly address: string;
  private readonly instanceArn: string;

  constructor(
    private readonly stack: LandfallStack,
    id: string,
    { instance, permissionSets, adopted = false }: PermissionSetsProps,
  ) {
    super(stack, id);
    this.instanceArn = `\${${instance.arn}}`;
    this.address = `aws_ssoadmin_permission_set.${this.sets(permissionSets)}`;
    this.import(permissionSets, instance);
    this.managed(permissionSets);
    this.customerManaged(permissionSets);
    this.inline(permissionSets);
    this.boundaries(permissionSets);
    if (!adopted) return;
    for (const [address, ids] of attachmentImports(permissionSets, id, this.instanceArn))
      stack.moves.importAll(address, ids);
  }

  /** Expression of the map from name to ARN. */
  get arns(): string {
    return `\${{ for name, set in ${this.address} : name => set.arn }}`;
  }

  /** Expression of the ARN of one of them. */
  arnOf(name: string): string {
    return `\${${this.address}[${quoted(name)}].arn}`;
  }

  private sets(permissionSets: readonly PermissionSet[]): string {
    const entries = permissionSets.map(({ name, description, sessionDuration, relayState, tags }) => [
      name,
      { description: description ?? null, session: sessionDuration, relay_state: relayState ?? null, tags },
    ]);
    const each = this.each('entries', entries);
    return new SsoadminPermissionSet(this, 'Resource', {
      forEach: each,
      name: each.key,
      instanceArn: this.instanceArn,
      description: each.getString('description'),
      sessionDuration: each.getString('session'),
      relayState: each.getString('relay_state'),
      tags: each.getStringMap('tags'),
    }).friendlyUniqueId;
  }

  private import(permissionSets: readonly PermissionSet[], instance: IdentityCenterInstance): void {
    const existing = permissionSets.flatMap(({ name, arn }): [string, string][] =>
      arn ? [[name, `${arn},\${${instance.arn}}`]] : [],
    );
    this.stack.moves.importAll(this.address, new Map(existing));
  }

  private managed(permissionSets: readonly PermissionSet[]): void {
    const entries = permissionSets.flatMap(({ name, managedPolicies }) =>
      managedPolicies.map((arn) => [`${name}/${managedPolicyName(arn)}`, { set: name, arn }]),
    );
    const each = this.each('managed_policies', entries);
    new SsoadminManagedPolicyAttachment(this, 'managed_policy', {
      forEach: each,
      instanceArn: this.instanceArn,
      permissionSetArn: this.arnOfEach,
      managedPolicyArn: each.getString('arn'),
    });
  }

  private customerManaged(permissionSets: readonly PermissionSet[]): void {
    const entries = permissionSets.flatMap(({ name, customerManagedPolicies }) =>
      customerManagedPolicies.map((policy) => [
        `${name}${policy.path}${policy.name}`,
        { set: name, name: policy.name, path: policy.path },
      ]),
    );
    const each = this.each('customer_managed_policies', entries);
    new SsoadminCustomerManagedPolicyAttachment(this, 'customer_managed_policy', {
      forEach: each,
      instanceArn: this.instanceArn,
      permissionSetArn: this.arnOfEach,
      customerManagedPolicyReference: { name: each.getString('name'), path: each.getString('path') },
    });
  }

  private inline(permissionSets: readonly PermissionSet[]): void {
    const entries = permissionSets.flatMap(({ name, inlinePolicy }) =>
      inlinePolicy ? [[name, { set: name, policy: JSON.stringify(inlinePolicy) }]] : [],
    );
    const each = this.each('inline_policies', entries);
    new SsoadminPermissionSetInlinePolicy(this, 'inline_policy', {
      forEach: each,
      instanceArn: this.instanceArn,
      permissionSetArn: this.arnOfEach,
      inlinePolicy: each.getString('policy'),
    });
  }

  private boundaries(permissionSets: readonly PermissionSet[]): void {
    const bounded = permissionSets.filter(({ boundary }) => boundary);
    const byAws = bounded.flatMap(({ name, boundary }) =>
      boundary?.managedPolicyArn ? [[name, { set: name, arn: boundary.managedPolicyArn }]] : [],
    );
    const own = bounded.flatMap(({ name, boundary }) =>
      boundary?.customerManagedPolicy ? [[name, { set: name, ...boundary.customerManagedPolicy }]] : [],
    );
    const managed = this.each('managed_boundaries', byAws);
    new SsoadminPermissionsBoundaryAttachment(this, 'managed_boundary', {
      forEach: managed,
      instanceArn: this.instanceArn,
      permissionSetArn: this.arnOfEach,
      permissionsBoundary: { managedPolicyArn: managed.getString('arn') },
    });
    const customer = this.each('customer_managed_boundaries', own);
    new SsoadminPermissionsBoundaryAttachment(this, 'customer_managed_boundary', {
      forEach: customer,
      instanceArn: this.instanceArn,
      permissionSetArn: this.arnOfEach,
      permissionsBoundary: {
        customerManagedPolicyReference: {
          name: customer.getString('name'),
          path: customer.getString('path'),
        },
      },
    });
  }

  private get arnOfEach(): string {
    return `\${${this.address}[each.value.set].arn}`;
  }

  private each(id: string, entries: readonly unknown[][]) {
    const local = new TerraformLocal(this, id, Object.fromEntries(entries));
    return TerraformIterator.fromMap(local.asAnyMap);
  }
}
