import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { regionNames } from '../src/organization/regions';
import { RegionalKeys } from '../src/services/kms/regional-keys';
import { lakeFormationUse } from '../src/services/kms/users';
import { DataLakes } from '../src/services/security-lake/data-lakes';
import { LogSources } from '../src/services/security-lake/log-sources';
import { MetastoreRole } from '../src/services/security-lake/metastore-role';
import { ReplicationRole } from '../src/services/security-lake/replication-role';
import type { SecurityLakeSettings } from '../src/services/security-lake/schema';
import { serviceRegions } from '../src/services/service-regions';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Security Lake over all accounts, run by its delegated administrator. */
export class SecurityLakeStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'security-lake', 'securityLake', organization, upstream);
    const settings = organization.securityLake;
    if (settings && this.regions.length > 0) this.collect(settings);
    else RegionalKeys.release(this, 'data_lake');
  }

  private collect(settings: SecurityLakeSettings): void {
    const { accountId, regions, home: homeRegion } = this;
    const alias = `${this.organization.name}-security-lake`;
    const otherRegions = regions.filter((region) => region !== homeRegion);
    const lakes = new DataLakes(this, 'data_lake', {
      settings,
      homeRegion,
      otherRegions,
      kmsKeyId: this.keys(alias).idInSameRegion,
      metastoreRole: new MetastoreRole(this, 'metastore_role', { accountId, alias }),
      ...(settings.rollup &&
        otherRegions.length > 0 && {
          replicationRole: new ReplicationRole(this, 'replication_role', {
            accountId,
            alias,
            from: otherRegions,
            to: homeRegion,
          }),
        }),
    });
    const { sources } = settings;
    new LogSources(this, 'log_source', { sources, homeRegion, regions, dependsOn: lakes.resources });
  }

  /**
   * Keys of the data lake. The Meta Store Manager's role may use them by its IAM policy, and Security Lake by grants
   * that the applying role creates:
   * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSecurityLakeAdministrator.html (read
   * 2026-11-21)
   */
  private keys(alias: string): RegionalKeys {
    const { accountId, regions } = this;
    return new RegionalKeys(this, 'data_lake', {
      alias,
      description: 'Encrypts the data lake of Security Lake',
      accountId,
      statements: [lakeFormationUse(accountId)],
      regions,
      formerRegions: this.formerRegions(),
    });
  }

  /** Regions that offer Security Lake and are not governed. */
  private formerRegions(): string[] {
    return serviceRegions({ governedRegions: regionNames }, 'securityLake').filter(
      (region) => !this.regions.includes(region),
    );
  }
}
