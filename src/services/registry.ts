import { accessAnalyzer } from './access-analyzer/service';
import { accountManagement } from './account/service';
import { auditManager } from './audit-manager/service';
import { cloudTrail } from './cloudtrail/service';
import { config } from './config/service';
import { backup, health, ipam, licenseManager, stackSets, trustedAdvisor } from './delegated-only';
import { detective } from './detective/service';
import { firewallManager } from './firewall-manager/service';
import { guardDuty } from './guardduty/service';
import { iam } from './iam/service';
import { identityCenter } from './identity-center/service';
import { inspector } from './inspector/service';
import { macie } from './macie/service';
import { resourceSharing } from './ram/service';
import { securityHub } from './security-hub/service';
import { securityLake } from './security-lake/service';
import {
  type Administrator,
  applies,
  type FindingSource,
  type None,
  type Section,
  type ServiceDescription,
} from './service-description';
import { serviceQuotaTemplate } from './service-quotas/service';
import { storageLens } from './storage-lens/service';
import { systemsManager } from './systems-manager/service';

/** All services, in the order in which the organization file's reference shows their sections. */
export const services = {
  iam,
  identityCenter,
  config,
  guardDuty,
  securityHub,
  accessAnalyzer,
  inspector,
  macie,
  detective,
  securityLake,
  storageLens,
  systemsManager,
  firewallManager,
  auditManager,
  resourceSharing,
  serviceQuotaTemplate,
  accountManagement,
  backup,
  cloudTrail,
  health,
  ipam,
  licenseManager,
  stackSets,
  trustedAdvisor,
} as const satisfies Record<string, ServiceDescription>;

type Services = typeof services;

/** A service by its key in the registry. */
export type ServiceKey = keyof Services;

/** A service by its key under `delegatedAdministrators`. */
export type DelegableService = {
  [K in ServiceKey]: Services[K]['administrator'] extends None ? never : K;
}[ServiceKey];

/** A service with a section that only its delegated administrator runs; the section has the same key. */
export type AdministeredService = {
  [K in ServiceKey]: Services[K]['section'] extends { readonly runBy: 'administrator' } ? K : never;
}[ServiceKey];

/** A service whose description has a part, such as `bucketExport`. */
type ServiceWith<Part extends 'enrols' | 'bucketExport'> = {
  [K in ServiceKey]: Services[K][Part] extends None ? never : K;
}[ServiceKey];

/** A service that delivers to the findings bucket of the log archive. */
export type ExportingService = ServiceWith<'bucketExport'>;

/** A service whose administrator enrols accounts one by one. */
export type EnrollingService = ServiceWith<'enrols'>;

/** A service whose administrator's account has findings that go out to people. */
export type FindingGatherer = {
  [K in ServiceKey]: Services[K] extends { readonly gathersFindings: string } ? K : never;
}[ServiceKey];

type SectionSchemas = {
  [K in ServiceKey as Services[K]['section'] extends Section
    ? Services[K]['section']['key']
    : never]: Services[K]['section'] extends Section ? Services[K]['section']['schema'] : never;
};

/** A key of the organization file that switches a service on. */
export type SectionKey = keyof SectionSchemas;

/** All keys, in the registry's order. */
export const serviceKeys = Object.keys(services) as ServiceKey[];

/** The description of a service. */
export const serviceDescription = (service: ServiceKey): ServiceDescription => services[service];

/** The section of a service, if it has one. */
export const sectionOf = (service: ServiceKey): Section | undefined => {
  const { section } = serviceDescription(service);
  return applies(section) ? section : undefined;
};

/** The services that a member account can run for the whole organization, sorted by key. */
export const delegableServices = serviceKeys
  .filter((service) => applies(services[service].administrator))
  .sort() as [DelegableService, ...DelegableService[]];

/** The delegated administrator of a service: which account may be one, and how it is registered. */
export const administratorOf = (service: DelegableService): Administrator => services[service].administrator;

/** Whether the service's own stack registers its administrator, and not the stack `delegation`. */
export const isRegisteredInOwnStack = (service: DelegableService): boolean => {
  const { registration } = administratorOf(service);
  return registration.by === 'service' && registration.stack === 'own';
};

/** The services that are off without a delegated administrator, in the registry's order. */
export const administeredServices = serviceKeys.filter(
  (service) => sectionOf(service)?.runBy === 'administrator',
) as AdministeredService[];

/** The schemas of all sections, by the key in the organization file. */
export const sectionSchemas = Object.fromEntries(
  serviceKeys.flatMap((service) => {
    const section = sectionOf(service);
    return section ? [[section.key, section.schema]] : [];
  }),
) as SectionSchemas;

/** Whether the organization file switches a service on. */
export function isOn(service: ServiceKey, file: Readonly<Partial<Record<SectionKey, unknown>>>): boolean {
  const section = sectionOf(service);
  const value = section && file[section.key as SectionKey];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** What the organization file says in the section of a service; undefined where the section is off or the service has none. */
export function settingsIn(service: ServiceKey, file: object): Readonly<Record<string, unknown>> | undefined {
  const key = sectionOf(service)?.key;
  return key === undefined ? undefined : (file as Record<string, Record<string, unknown> | undefined>)[key];
}

/** The services that produce findings, with their event source. */
export const findingSources: readonly FindingSource[] = serviceKeys.flatMap((service) => {
  const { findings } = serviceDescription(service);
  return applies(findings) ? [findings] : [];
});

/** Their names under `sources` of a route. */
export const findingSourceNames = findingSources.map(({ name }) => name) as [string, ...string[]];

const gathersAll = (service: ServiceKey): boolean =>
  serviceDescription(service).gathersFindings === 'of every service';

/** The services from whose administrator's account findings are forwarded; the one that aggregates most is first. */
export const findingGatherers = serviceKeys
  .filter((service) => serviceDescription(service).gathersFindings)
  .sort((a, b) => Number(gathersAll(b)) - Number(gathersAll(a))) as FindingGatherer[];

/** The services whose accounts are enrolled one by one, while their section asks for it. */
export const enrollingServices = serviceKeys.filter((service) =>
  applies(serviceDescription(service).enrols),
) as EnrollingService[];

/** Whether the section of a service asks to enrol the accounts that exist. */
export const enrolsExisting = (service: EnrollingService, file: object): boolean =>
  Boolean(settingsIn(service, file)?.[services[service].enrols.setting]);

/** Whether a service can deliver to the findings bucket of the log archive. */
export const hasBucketExport = (service: ServiceKey): service is ExportingService =>
  applies(serviceDescription(service).bucketExport);

/** The services that deliver to the findings bucket of the log archive: their section asks for it, and an account runs them. */
export const exportingServices = (
  file: object & { readonly delegatedAdministrators: Readonly<Partial<Record<ServiceKey, unknown>>> },
): ExportingService[] =>
  serviceKeys.filter((service): service is ExportingService => {
    const { bucketExport } = serviceDescription(service);
    if (!applies(bucketExport) || !file.delegatedAdministrators[service]) return false;
    return Boolean(settingsIn(service, file)?.[bucketExport.setting]);
  });

/** The services whose administrators read the log archive where `logging.readers` says nothing. */
export const logReadingServices = serviceKeys.filter(
  (service) => serviceDescription(service).readsLogs,
) as DelegableService[];
