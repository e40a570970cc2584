import { AuditmanagerAccountRegistration } from '@cdktf/provider-aws/lib/auditmanager-account-registration';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { AuditManagerSettings } from './schema';

/** Audit Manager in the administrator’s account. */
export interface RegistrationProps {
  readonly settings: AuditManagerSettings;
  readonly regions: readonly string[];
}

/**
 * Audit Manager switched on in the administrator's account, in each region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/auditmanager_account_registration
 */
export class Registration extends Construct {
  constructor(scope: Construct, id: string, { settings, regions }: RegistrationProps) {
    super(scope, id);
    new AuditmanagerAccountRegistration(this, 'Resource', {
      ...inEach(regions),
      deregisterOnDestroy: settings.deregisterOnDestroy,
      ...(settings.kmsKeyArn && { kmsKey: settings.kmsKeyArn }),
    });
  }
}
