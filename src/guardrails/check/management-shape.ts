import type { ManagementPolicyType } from '../policy-type';

/**
 * What may stand at a place of a management policy: keys of their own (`keys`, and for names the author chooses
 * `each`), a value set by operators (`value`, out of `oneOf` if given), or anything AWS knows better (`open`).
 */
export type Shape =
  | { kind: 'keys'; keys: Record<string, Shape>; each?: Shape; required?: string[] }
  | { kind: 'value'; oneOf?: string[] }
  | { kind: 'open' };

const open: Shape = { kind: 'open' };
const value: Shape = { kind: 'value' };
const oneOf = (...values: string[]): Shape => ({ kind: 'value', oneOf: values });
const keys = (inner: Record<string, Shape>, required?: string[]): Shape => ({
  kind: 'keys',
  keys: inner,
  required,
});
const each = (inner: Shape): Shape => ({ kind: 'keys', keys: {}, each: inner });
const root = (key: string, inner: Shape) => keys({ [key]: inner }, [key]);
const regions = keys({ enable_in_regions: value, disable_in_regions: value });

/**
 * The shape of every management policy type, as deep as AWS documents closed sets of keys and values.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_security_hub_syntax.html
 */
export const SHAPES: Record<ManagementPolicyType, Shape> = {
  TAG_POLICY: root(
    'tags',
    each(keys({ tag_key: value, tag_value: value, enforced_for: value, report_required_tag_for: value })),
  ),
  BACKUP_POLICY: root('plans', each(open)),
  AISERVICES_OPT_OUT_POLICY: root('services', each(keys({ opt_out_policy: oneOf('optIn', 'optOut') }))),
  DECLARATIVE_POLICY_EC2: root(
    'ec2_attributes',
    keys({
      exception_message: value,
      vpc_block_public_access: open,
      serial_console_access: keys({ status: oneOf('enabled', 'disabled') }, ['status']),
      image_block_public_access: keys({ state: oneOf('unblocked', 'block_new_sharing') }, ['state']),
      snapshot_block_public_access: keys(
        { state: oneOf('unblocked', 'block_new_sharing', 'block_all_sharing') },
        ['state'],
      ),
      allowed_images_settings: keys({
        state: oneOf('enabled', 'disabled', 'audit_mode'),
        image_criteria: open,
      }),
      instance_metadata_defaults: keys({
        http_tokens: oneOf('no_preference', 'required', 'optional'),
        http_tokens_enforced: oneOf('no_preference', 'enabled', 'disabled'),
        http_put_response_hop_limit: value,
        http_endpoint: oneOf('no_preference', 'enabled', 'disabled'),
        instance_metadata_tags: oneOf('no_preference', 'enabled', 'disabled'),
      }),
    }),
  ),
  CHATBOT_POLICY: root('chatbot', keys({ platforms: open, default: open })),
  SECURITYHUB_POLICY: root(
    'securityhub',
    keys({ enable_in_regions: value, disable_in_regions: value, features: open }, [
      'enable_in_regions',
      'disable_in_regions',
    ]),
  ),
  S3_POLICY: root('s3_attributes', keys({ public_access_block_configuration: oneOf('all', 'none') })),
  INSPECTOR_POLICY: root(
    'inspector',
    keys({
      enablement: keys({
        ec2_scanning: regions,
        ecr_scanning: regions,
        lambda_standard_scanning: keys({
          enable_in_regions: value,
          disable_in_regions: value,
          lambda_code_scanning: regions,
        }),
        code_repository_scanning: regions,
      }),
    }),
  ),
  BEDROCK_POLICY: root('bedrock', keys({ guardrail_inference: each(open) })),
  UPGRADE_ROLLOUT_POLICY: root(
    'upgrade_rollout',
    keys({ default: keys({ patch_order: oneOf('first', 'second', 'last') }), tags: open }),
  ),
};
