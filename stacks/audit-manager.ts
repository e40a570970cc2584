import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { Registration } from '../src/services/audit-manager/registration';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Audit Manager, run by its delegated administrator. */
export class AuditManagerStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'audit-manager', 'auditManager', organization, upstream);
    const settings = organization.auditManager;
    if (settings) new Registration(this, 'registration', { settings, regions: this.regions });
  }
}
