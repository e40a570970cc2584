import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { StorageLens } from '../src/services/storage-lens/dashboard';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** S3 Storage Lens over all accounts, run by its delegated administrator. */
export class StorageLensStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'storage-lens', 'storageLens', organization, upstream);
    const settings = organization.storageLens;
    if (!settings) return;
    const id = upstream.organization.organizationIdFor(this);
    const organizationArn = `arn:aws:organizations::${organization.management.id}:organization/${id}`;
    new StorageLens(this, 'storage_lens', { settings, organizationArn });
  }
}
