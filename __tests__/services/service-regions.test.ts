import { regionNames } from '../../src/organization/regions';
import { serviceDescription, serviceKeys } from '../../src/services/registry';
import { featureRegions, homeRegionOf, serviceRegions } from '../../src/services/service-regions';
import { loadedFrom } from '../organization-file';
import { synthesizedFrom } from '../stacks/synthesized';
import { type Watched, watchedOrganization } from '../watched-organization';

const zurich = { homeRegion: 'eu-central-2', governedRegions: ['eu-central-2', 'eu-west-3', 'eu-central-1'] };

test('a service runs in the governed regions that offer it, in the order of the file', () => {
  expect(serviceRegions(zurich, 'guardDuty')).toEqual(zurich.governedRegions);
  expect(serviceRegions(zurich, 'macie')).toEqual(['eu-west-3', 'eu-central-1']);
  expect(homeRegionOf(zurich, 'guardDuty')).toBe('eu-central-2');
  expect(homeRegionOf(zurich, 'macie')).toBe('eu-west-3');
  expect(homeRegionOf({ ...zurich, governedRegions: ['eu-central-2'] }, 'macie')).toBeUndefined();
});

test('a feature runs where the service and the feature are offered', () => {
  expect(featureRegions(zurich, 'inspector', 'lambdaCode')).toEqual(['eu-central-1']);
  expect(featureRegions(zurich, 'inspector', 'ec2')).toEqual(zurich.governedRegions);
});

test('what is said of regions names regions that exist, with the page that says so', () => {
  const all = serviceKeys.flatMap((service) => {
    const { regions, features = {} } = serviceDescription(service);
    return [regions, ...Object.values(features)].flatMap((each) => ('none' in each ? [] : [each]));
  });
  expect(all.length).toBeGreaterThan(10);
  for (const { notIn, source } of all) {
    expect(notIn.filter((region) => !regionNames.includes(region))).toEqual([]);
    expect(source).toMatch(/^https:\/\/\S+, read \d{4}-\d\d-\d\d$/);
  }
});

const found = (wanted: Watched) =>
  loadedFrom(watchedOrganization(wanted))
    .diagnostics.filter(({ code }) => code === 'region-service')
    .map(({ message }) => message);

test('what is not offered in a governed region is said, and what is off is not', () => {
  const regions = ['eu-central-1', 'eu-west-3'];
  const only = { administrators: { inspector: 'security-tooling' }, regions };
  expect(found({ ...only, services: { inspector: {} } })).toEqual([
    'Lambda code scanning of Inspector is not offered in eu-west-3 and will not run there',
  ]);
  expect(found({ ...only, services: { inspector: { lambdaCode: false } } })).toEqual([]);
});

test('Quick Setup starts in a region that has it: it is in sixteen only', () => {
  const file = watchedOrganization({
    regions: ['eu-central-1', 'eu-south-1'],
    administrators: { systemsManager: 'operations' },
    services: { systemsManager: {} },
  }).replace('"homeRegion":"eu-central-1"', '"homeRegion":"eu-south-1"');
  expect(loadedFrom(file).diagnostics.map(({ message }) => message)).toContain(
    'Quick Setup of Systems Manager is not offered in eu-south-1 and will not run there',
  );
  const stack = JSON.stringify(synthesizedFrom(file).get('systems-manager')?.resource);
  expect(stack).toContain('"TargetRegions":"eu-central-1"');
  expect(stack).toContain('"region":"eu-central-1"');
  expect(stack).not.toContain('eu-south-1');
});
