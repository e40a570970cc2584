import { z } from 'zod';
import { administratorField, organizationsAdministrator } from './organizations/schema';
import { administratorOf, type DelegableService, delegableServices, serviceDescription } from './registry';

const services = Object.fromEntries(
  delegableServices.map((service) => [
    service,
    administratorField(serviceDescription(service).title, administratorOf(service).source),
  ]),
) as Record<DelegableService, ReturnType<typeof administratorField>>;

/** `delegatedAdministrators`: which account runs which service for the whole organization. */
export const delegatedAdministratorsSchema = z
  .strictObject({ organizations: organizationsAdministrator, ...services })
  .default({})
  .meta({
    description: 'Which member account runs which service for the whole organization, by account name.',
  });
