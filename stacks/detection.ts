import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import {
  type DelegableService,
  delegableServices,
  type EnrollingService,
  enrollingServices,
  findingGatherers,
  hasBucketExport,
  serviceDescription,
} from '../src/services/registry';
import { applies } from '../src/services/service-description';
import { AccessAnalyzerStack } from './access-analyzer';
import type { AdministratorStack, DetectionUpstream } from './administrator';
import { AuditManagerStack } from './audit-manager';
import { ConfigStack } from './config';
import { DetectiveStack } from './detective';
import { FindingsStack } from './findings';
import { FindingsArchiveStack } from './findings-archive';
import { FirewallManagerStack } from './firewall-manager';
import { GuardDutyStack } from './guardduty';
import { InspectorPolicyStack, InspectorStack } from './inspector';
import { isLogged } from './logging-names';
import { MacieStack } from './macie';
import { ManagementDetectionStack } from './management-detection';
import { MembersStack } from './members';
import { SecurityHubStack } from './security-hub';
import { SecurityLakeStack } from './security-lake';
import { StorageLensStack } from './storage-lens';
import { SystemsManagerStack } from './systems-manager';

const isInManagementAccount = (service: DelegableService): boolean =>
  applies(serviceDescription(service).inManagementAccount);

/**
 * Adds the stacks of posture and detection, in order of dependency: the management account's own part, a stack for each
 * service in its administrator's account, enrolment of existing accounts, and forwarding of findings.
 */
export function addDetection(app: App, organization: LandingZone, upstream: DetectionUpstream): void {
  const named = organization.delegatedAdministrators;
  const management = delegableServices.some((service) => named[service] && isInManagementAccount(service))
    ? new ManagementDetectionStack(app, organization, upstream)
    : undefined;
  const archive =
    isLogged(organization) && delegableServices.some((service) => named[service] && hasBucketExport(service))
      ? new FindingsArchiveStack(app, organization, upstream)
      : undefined;
  const after = <T extends AdministratorStack>(service: DelegableService, stack: T): T => {
    if (management && isInManagementAccount(service)) stack.addDependency(management);
    return stack;
  };
  if (named.config) after('config', new ConfigStack(app, organization, upstream));
  if (named.guardDuty) after('guardDuty', new GuardDutyStack(app, organization, upstream, archive));
  if (named.securityHub) after('securityHub', new SecurityHubStack(app, organization, upstream));
  if (named.accessAnalyzer) after('accessAnalyzer', new AccessAnalyzerStack(app, organization, upstream));
  if (named.storageLens) after('storageLens', new StorageLensStack(app, organization, upstream));
  if (named.systemsManager) after('systemsManager', new SystemsManagerStack(app, organization, upstream));
  if (named.firewallManager) after('firewallManager', new FirewallManagerStack(app, organization, upstream));
  if (named.securityLake) after('securityLake', new SecurityLakeStack(app, organization, upstream));
  if (named.auditManager) after('auditManager', new AuditManagerStack(app, organization, upstream));
  if (named.inspector) {
    const administrator = after('inspector', new InspectorStack(app, organization, upstream));
    new InspectorPolicyStack(app, organization, upstream, administrator);
  }
  const enrolling: Readonly<Record<EnrollingService, AdministratorStack | undefined>> = {
    macie: named.macie ? after('macie', new MacieStack(app, organization, upstream, archive)) : undefined,
    detective: named.detective
      ? after('detective', new DetectiveStack(app, organization, upstream))
      : undefined,
  };
  for (const service of enrollingServices) {
    const administrator = enrolling[service];
    if (!administrator) continue;
    for (const accounts of upstream.accounts.keys())
      new MembersStack(app, service, accounts, organization, upstream, administrator);
  }
  const gathering = findingGatherers.find((service) => named[service]);
  if (gathering) new FindingsStack(app, gathering, organization, upstream);
}
