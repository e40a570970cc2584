import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { DataResource, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { StateMoves } from '../../terraform/state-moves';

/** One policy at one target. */
export interface Attachment {
  /** path of an OU, `Root`, or name of an account */
  readonly target: string;
  /** name of the policy */
  readonly policy: string;
  /** ids of target and policy, where the attachment exists already */
  readonly existing?: { readonly targetId: string; readonly policyId: string };
  /** whether it exists already and the caller imports it */
  readonly imported?: boolean;
  /** names of target and policy before the target was renamed */
  readonly former?: { readonly target: string; readonly policy: string };
}

/** Policies at their targets. */
export interface AttachmentsProps {
  readonly attachments: readonly Attachment[];
  /** expression of the target's id, with `each.value.target` for its name */
  readonly targetId: string;
  /** expression of the policy's id, with `each.value.policy` for its name */
  readonly policyId: string;
  /** attachments of targets that Terraform forgets; they stay in AWS */
  readonly released?: readonly Attachment[];
}

/** The key of an attachment in its address. */
const attachmentKey = (target: string, policy: string): string => `${target}:${policy}`;

/**
 * Policies attached to the root, OUs or accounts. Within one apply everything new is attached before anything old is
 * detached, so that no target is without its guardrails in between: a target needs one free attachment for that.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_policy_attachment
 */
export class Attachments extends Construct {
  /** type and name of the resource */
  readonly address: string;

  constructor(scope: Construct, id: string, props: AttachmentsProps) {
    super(scope, id);
    const { attachments, targetId, policyId, released = [] } = props;
    const entries = attachments.map(({ target, policy }) => [
      attachmentKey(target, policy),
      { target, policy },
    ]);
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const resource = new OrganizationsPolicyAttachment(this, 'Resource', {
      forEach: TerraformIterator.fromMap(local.asAnyMap),
      targetId,
      policyId,
      lifecycle: { createBeforeDestroy: true },
    });
    this.address = `aws_organizations_policy_attachment.${resource.friendlyUniqueId}`;
    const existing = attachments.flatMap(({ target, policy, existing: ids }): [string, string][] =>
      ids ? [[attachmentKey(target, policy), `${ids.targetId}:${ids.policyId}`]] : [],
    );
    StateMoves.of(this).importAll(this.address, new Map(existing));
    for (const { target, policy, former } of attachments) {
      if (!former) continue;
      const from = attachmentKey(former.target, former.policy);
      StateMoves.of(this).rename(this.address, from, attachmentKey(target, policy));
    }
    for (const { target, policy, former } of released) {
      const key = attachmentKey(former?.target ?? target, former?.policy ?? policy);
      StateMoves.of(this).release({ resource: this.address, key });
    }
    // What is only imported has nothing to wait for, and an adopted organization plans without an addition.
    if (attachments.some((each) => !each.existing && !each.imported)) this.attachFirst();
  }

  /**
   * Terraform knows no order among the instances of one resource. This changes whenever one of them comes or goes, and
   * depends on all that there are to be; with `create_before_destroy`, what goes waits for it.
   * https://developer.hashicorp.com/terraform/language/resources/terraform-data
   */
  private attachFirst(): void {
    const order = new DataResource(this, 'order');
    order.addOverride('input', `\${[for key, attachment in ${this.address} : key]}`);
  }
}
