import { unavailable } from './availability';

/** The governed regions in which AWS offers a service, in the order of the file. */
export const serviceRegions = (
  { governedRegions }: { readonly governedRegions: readonly string[] },
  service: string,
): string[] => governedRegions.filter((region) => !unavailable[service]?.includes(region));

/** The home region where the service is offered there, else the first governed one that has it. */
export const homeRegionOf = (
  organization: { readonly homeRegion: string; readonly governedRegions: readonly string[] },
  service: string,
): string | undefined => {
  const regions = serviceRegions(organization, service);
  return regions.includes(organization.homeRegion) ? organization.homeRegion : regions[0];
};
