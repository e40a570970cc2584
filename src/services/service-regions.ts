import { type ServiceKey, serviceDescription } from './registry';
import { type Availability, applies } from './service-description';

/** What of an organization decides where a service runs. */
interface Governed {
  readonly governedRegions: readonly string[];
}

/** Where AWS offers what the section of a service switches on, where that is a matter of regions. */
export function availabilityOf(service: ServiceKey): Availability | undefined {
  const { regions } = serviceDescription(service);
  return applies(regions) ? regions : undefined;
}

/** The governed regions in which AWS offers a service, in the order of the file. */
export function serviceRegions({ governedRegions }: Governed, service: ServiceKey): string[] {
  const missing = availabilityOf(service)?.notIn ?? [];
  return governedRegions.filter((region) => !missing.includes(region));
}

/** The home region where the service is offered there, else the first governed one that has it. */
export function homeRegionOf(
  organization: Governed & { readonly homeRegion: string },
  service: ServiceKey,
): string | undefined {
  const regions = serviceRegions(organization, service);
  return regions.includes(organization.homeRegion) ? organization.homeRegion : regions[0];
}

/** The governed regions in which AWS offers a feature of a service, by its key in the section. */
export function featureRegions(organization: Governed, service: ServiceKey, feature: string): string[] {
  const missing = serviceDescription(service).features?.[feature]?.notIn ?? [];
  return serviceRegions(organization, service).filter((region) => !missing.includes(region));
}
