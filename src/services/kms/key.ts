import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { eachOf } from '../../terraform/for-each';
import type { LandfallStack } from '../../terraform/stack';

/** The settings of a key. */
export interface EncryptionKeyProps {
  /** name of the alias, without `alias/` */
  readonly alias: string;
  /** what it encrypts */
  readonly description: string;
  /** account that holds it, as a value or an expression without quotes */
  readonly accountId: string;
  /** who may use it; the account itself administers it */
  readonly statements: readonly Statement[];
  /** region, where it is not that of the stack */
  readonly region?: string;
  /** the encrypted data is replaceable, so Terraform may destroy the key */
  readonly disposable?: boolean;
  /** `absent` keeps the block, so that `prevent_destroy` still holds for a key that is in the state */
  readonly state?: 'active' | 'released' | 'absent';
}

/**
 * A customer-managed key for one purpose: rotated every year, never destroyed by Terraform, because what it has
 * encrypted would be lost with it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
 */
export class EncryptionKey extends Construct {
  private readonly address: string;

  constructor(scope: LandfallStack, purpose: string, props: EncryptionKeyProps) {
    super(scope, `${purpose}_key`);
    const { state = 'active', region } = props;
    const forEach = eachOf(state === 'active' ? [purpose] : []);
    const key = new KmsKey(this, 'Resource', {
      forEach,
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyJson([administration(props.accountId), ...props.statements]),
      ...(region && { region }),
      lifecycle: { preventDestroy: !props.disposable },
    });
    this.address = `aws_kms_key.${key.friendlyUniqueId}`;
    const alias = new KmsAlias(this, 'alias', {
      forEach,
      name: `alias/${props.alias}`,
      targetKeyId: `\${${this.address}[each.key].key_id}`,
      ...(region && { region }),
    });
    if (state !== 'released') return;
    scope.moves.release({ resource: this.address, key: purpose });
    scope.moves.release({ resource: `aws_kms_alias.${alias.friendlyUniqueId}`, key: purpose });
  }

  /** ARN of the key, as an expression without quotes, so that it may stand in a policy; null where it is absent. */
  get arn(): string {
    return `\${one(values(${this.address})[*].arn)}`;
  }
}

/** The account administers its key by IAM; without this nobody could ever change the policy again. */
export const administration = (accountId: string): Statement => ({
  Sid: 'Administration',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${accountId}:root` },
  Action: 'kms:*',
  Resource: '*',
});
