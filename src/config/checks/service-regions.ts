import { delegableServices, serviceDescription, settingsIn } from '../../services/registry';
import type { Availability } from '../../services/service-description';
import { availabilityOf, serviceRegions } from '../../services/service-regions';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { type Check, keyAt, valueAt, warning } from './context';

/** What an administrator runs is offered in every governed region; where it is not, nothing is made and this says so. */
export const serviceAvailability: Check = (context) => {
  const { delegatedAdministrators, organization } = context.file;
  return delegableServices
    .filter((service) => delegatedAdministrators[service])
    .flatMap((service) => {
      const { title, features = {} } = serviceDescription(service);
      const settings = settingsIn(service, context.file);
      const on = Object.entries(features).filter(([feature]) => settings?.[feature]);
      const at = valueAt(context, 'delegatedAdministrators', service);
      return [
        ...notOffered(availabilityOf(service), organization.governedRegions, title, at),
        ...on.flatMap(([feature, availability]) =>
          notOffered(
            availability,
            serviceRegions(organization, service),
            `${service}.${feature}`,
            keyAt(context, service, feature),
          ),
        ),
      ];
    });
};

function notOffered(
  availability: Availability | undefined,
  governed: readonly string[],
  title: string,
  at: Position,
): Diagnostic[] {
  const lacking = governed.filter((region) => availability?.notIn.includes(region));
  if (lacking.length === 0) return [];
  return [
    warning(
      'region-service',
      at,
      `${availability?.of ?? title} is not offered in ${lacking.join(', ')} and will not run there`,
      'nothing is made there; keep workloads out of these regions, or take them from organization.governedRegions',
    ),
  ];
}
