import { actionNames, isService, matchesAnAction, serviceNames } from './check/iam-names';

/**
 * Candidates for an action that does not exist: the actions of its service, or the same action of every service where
 * the service does not exist. AWS's published list can lag behind its services.
 *
 * @returns undefined for an action that exists
 */
export async function insteadOfAction(action: string): Promise<string[] | undefined> {
  const [service = '', name = ''] = action.split(':');
  if (!(await isService(service))) return (await serviceNames()).map((each) => `${each}:${name}`);
  if (await matchesAnAction(action)) return undefined;
  return (await actionNames(service)).map((each) => `${service.toLowerCase()}:${each}`);
}
