import { SsoadminInstanceAccessControlAttributes } from '@cdktf/provider-aws/lib/ssoadmin-instance-access-control-attributes';
import { Construct } from 'constructs';
import type { IdentityCenterInstance } from './instance';

/** Attributes by name with their sources. */
export interface AccessControlAttributesProps {
  readonly instance: IdentityCenterInstance;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Attributes for access control: what sessions carry as tags.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_instance_access_control_attributes
 */
export class AccessControlAttributes extends Construct {
  constructor(scope: Construct, id: string, { instance, attributes }: AccessControlAttributesProps) {
    super(scope, id);
    new SsoadminInstanceAccessControlAttributes(this, 'Resource', {
      instanceArn: `\${${instance.arn}}`,
      attribute: Object.entries(attributes).map(([key, source]) => ({
        key,
        value: [{ source: [source] }],
      })),
    });
  }
}
