import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { policyJson } from '../../iam-documents/policy-document';
import { inEach, sameRegion } from '../../terraform/per-region';
import type { LandfallStack } from '../../terraform/stack';
import { administration, type EncryptionKeyProps } from './key';

/** The keys of one purpose, and their regions. */
export interface RegionalKeysProps
  extends Pick<EncryptionKeyProps, 'alias' | 'description' | 'accountId' | 'statements'> {
  readonly regions: readonly string[];
  /** regions that may have had a key */
  readonly formerRegions: readonly string[];
}

/**
 * A key in each region, because keys are regional. Terraform never destroys one, because the data it encrypts would be
 * lost. It forgets the keys of regions that are removed.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
 */
export class RegionalKeys extends Construct {
  /** id of the key in the region of a resource that is one per region, as an expression */
  readonly idInSameRegion: string;

  constructor(scope: LandfallStack, purpose: string, props: RegionalKeysProps) {
    super(scope, idOf(purpose));
    const { regions, formerRegions } = props;
    const address = addressOf(purpose);
    this.idInSameRegion = sameRegion(address, 'key_id');
    new KmsKey(this, 'Resource', {
      ...inEach(regions),
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyJson([administration(props.accountId), ...props.statements]),
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, 'alias', {
      ...inEach(regions),
      name: `alias/${props.alias}`,
      targetKeyId: this.idInSameRegion,
    });
    for (const key of formerRegions) scope.moves.release({ resource: address, key });
  }

  /** Makes Terraform forget the keys of a purpose, in a stack that creates none of them. */
  static release(stack: LandfallStack, purpose: string): void {
    stack.moves.releaseAll(addressOf(purpose));
  }
}

const idOf = (purpose: string): string => `${purpose}_key`;

const addressOf = (purpose: string): string => `aws_kms_key.${idOf(purpose)}`;
