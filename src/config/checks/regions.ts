import { own } from '../../organization/own';
import { regionNames, regions } from '../../organization/regions';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Located } from '../reading/located';
import { type Check, type CheckContext, error, valueAt } from './context';

/** Every region exists, and the home region is a governed one. */
export const organizationRegions: Check = (context) => {
  const { homeRegion, governedRegions } = context.file.organization;
  const home = valueAt(context, 'organization', 'homeRegion');
  const outsider = governedRegions.includes(homeRegion)
    ? []
    : [
        error(
          'region-home',
          home,
          `the home region ${homeRegion} is not among the governed regions`,
          `add it to organization.governedRegions`,
        ),
      ];
  return [
    ...unknown(homeRegion, home),
    ...(unknown(homeRegion, home).length ? [] : outsider),
    ...governedRegions.flatMap((name, index) =>
      unknown(name, valueAt(context, 'organization', 'governedRegions', index)),
    ),
    ...context.file.serviceQuotaTemplate.flatMap(({ region }, index) =>
      unknown(region, valueAt(context, 'serviceQuotaTemplate', index, 'region')),
    ),
  ];
};

function unknown(name: string, at: Position): Diagnostic[] {
  if (Object.hasOwn(regions, name)) return [];
  if (/^(cn|us-gov|us-iso|eu-isoe|eusc)/.test(name)) {
    const fix = 'take it out: China, GovCloud and the sovereign clouds have organizations of their own';
    return [error('region-unknown', at, `${name} is in another partition of AWS`, fix)];
  }
  return [error('region-unknown', at, `there is no region ${name}`, fixFor(name, regionNames, 'regions'))];
}

/** Regions that accounts opt in to need it. */
export const optInRegions: Check = (context) => {
  const levels = [
    ...[...context.tree.values()].map(({ located }) =>
      located.children?.get('accountDefaults')?.children?.get('regions'),
    ),
    ...context.file.accounts.map((_, index) =>
      context.root.children?.get('accounts')?.children?.get(index)?.children?.get('regions'),
    ),
  ];
  return levels
    .flatMap((level) => [...(level?.children?.values() ?? [])])
    .flatMap((listed) => wrongOptIn(listed, context));
};

function wrongOptIn({ value, at }: Located, _context: CheckContext): Diagnostic[] {
  const name = String(value);
  const region = own(regions, name);
  if (!region) return unknown(name, at);
  return region.optIn
    ? []
    : [
        error(
          'region-opt-in',
          at,
          `${name} is switched on in every account and needs no opt-in`,
          'take it out',
        ),
      ];
}
