import { organizationFileSchema } from '../config/schema/organization-file';
import { descriptionOf, schemaAt } from '../config/schema/schema-at';
import type { LandingZone } from '../organization/landing-zone';
import { own } from '../organization/own';
import { regions } from '../organization/regions';
import { type ValueChange, valueChanges } from '../organization/value-changes';
import { administeredServices, type DelegableService, serviceDescription } from '../services/registry';
import { serviceRegions } from '../services/service-regions';
import type { SettingChange } from './model';
import { reachOf } from './reach';
import { weakens } from './weakening';

/** Keys that other parts of the diff report. */
const reportedElsewhere = ['include', 'version', 'accounts', 'delegatedAdministrators', 'policies', 'root'];

/** The keys of the file that are compared as settings. */
export const settingKeys: readonly string[] = Object.keys(organizationFileSchema.shape).filter(
  (key) => !reportedElsewhere.includes(key),
);

/**
 * Every setting that differs: its values before and after, and what it affects. Those that weaken protection come
 * first.
 */
export function settingChanges(before: LandingZone, after: LandingZone): SettingChange[] {
  const changes = valueChanges(settingsOf(before), settingsOf(after)).map((change) =>
    settingChange(change, before, after),
  );
  return [...changes.filter((change) => change.weakens), ...changes.filter((change) => !change.weakens)];
}

/** The settings as data. Trusted access and policy types are the resolved lists, as AWS receives them. */
function settingsOf(organization: LandingZone): Record<string, unknown> {
  const { organizationSettings, trustedAccess, policyTypes, conformancePackTemplates, config } = organization;
  const packs = Object.entries(config?.conformancePacks ?? {}).map(([name, pack]) => [
    name,
    { ...pack, template: conformancePackTemplates.get(name) },
  ]);
  return {
    ...Object.fromEntries(settingKeys.map((key) => [key, organization[key as keyof LandingZone]])),
    organization: { ...organizationSettings, trustedAccess, policyTypes },
    ...(config && { config: { ...config, conformancePacks: Object.fromEntries(packs) } }),
  };
}

function settingChange(change: ValueChange, before: LandingZone, after: LandingZone): SettingChange {
  const { path } = change;
  const what = wordsOf(path);
  const details = path.join('.') === 'organization.governedRegions' ? regionDetails(before, after) : [];
  return {
    key: path.join('.'),
    ...(what && { what }),
    before: change.before ?? null,
    after: change.after ?? null,
    ...reachOf(path, change.after === undefined ? before : after),
    weakens: weakens(change),
    ...(details.length && { details }),
  };
}

/** The first sentence of a key's description in the schema, without its URL. */
function wordsOf(path: readonly string[]): string | undefined {
  const said = descriptionOf(schemaAt(organizationFileSchema, path));
  return said
    ?.replace(/ ?\(https?:[^)]*\)/g, '')
    .split(/\. |; |\.$/)[0]
    ?.replaceAll('`', '');
}

/** The effects of an added or removed region: accounts that opt in or out, and services that run there. */
function regionDetails(before: LandingZone, after: LandingZone): string[] {
  const gone = before.governedRegions.filter((region) => !after.governedRegions.includes(region));
  const come = after.governedRegions.filter((region) => !before.governedRegions.includes(region));
  const detail = (region: string, organization: LandingZone) => {
    const on = administeredServices.filter((service) => organization[service]);
    const reach = on.filter((service) => serviceRegions(organization, service).includes(region));
    const titles = (services: readonly DelegableService[]) =>
      services.map((service) => serviceDescription(service).title).join(', ') || 'none';
    const missing = on.filter((service) => !reach.includes(service));
    const optIn = `opt-in: ${own(regions, region)?.optIn ? 'yes' : 'no'}`;
    return `${region} (${optIn}); services that reach it: ${titles(reach)}${missing.length ? `; not there: ${titles(missing)}` : ''}`;
  };
  return [
    ...gone.map((region) => `- ${detail(region, before)}`),
    ...come.map((region) => `+ ${detail(region, after)}`),
  ];
}
