import { dangersOf } from '../../src/plan-report/danger';
import { changesOf } from '../../src/terraform-runs/changes';

type Values = Record<string, unknown>;

const change = (address: string, before: Values | null, after: Values | null, region = 'eu-central-1') => ({
  address,
  mode: 'managed',
  change: {
    actions: before ? (after ? ['update'] : ['delete']) : ['create'],
    before: before && { region, ...before },
    after: after && { region, ...after },
  },
});

/** The dangers of a plan of one stack, as Terraform prints it. */
const dangers = (...resources: ReturnType<typeof change>[]): string[] => {
  const changes = changesOf('guardduty', { resource_changes: resources }, 'resource_changes');
  return dangersOf([
    { stack: 'guardduty', status: 'changes', changes, outputs: [], waitsFor: [], problems: [] },
  ]).map(({ kind, message }) => `${kind}: ${message}`);
};

const filter = 'aws_guardduty_filter.filter_scanner["eu-central-1"]';
const trusted = 'aws_guardduty_ipset.trusted_ip_list["office/eu-central-1"]';
const archive = 'aws_accessanalyzer_archive_rule.archive_rule["own/eu-central-1"]';

test('a new rule or list that hides findings is dangerous', () => {
  expect(dangers(change(filter, null, { action: 'ARCHIVE' }))).toEqual([
    'detection: suppression rule of GuardDuty (eu-central-1) hides findings from now on',
  ]);
  expect(dangers(change(trusted, null, { location: 's3://acme/office.txt' }))).toEqual([
    'detection: trusted IP list of GuardDuty (office/eu-central-1) hides findings from now on',
  ]);
  expect(dangers(change(archive, null, { filter: [{ criteria: 'isPublic' }] }))).toEqual([
    'detection: archive rule of Access Analyzer (own/eu-central-1) hides findings from now on',
  ]);
});

test('one that is changed is dangerous, but for its words', () => {
  expect(dangers(change(archive, { filter: ['a'] }, { filter: ['b'] }))).toEqual([
    'detection: archive rule of Access Analyzer (own/eu-central-1) hides other findings than before',
  ]);
  const described = (description: string) => ({ action: 'ARCHIVE', description });
  expect(dangers(change(filter, described('a'), described('b')))).toEqual([]);
  expect(dangers(change(filter, { action: 'NOOP' }, { action: 'ARCHIVE' }))).toHaveLength(1);
});

test('a filter that only names findings, or does so now, hides none', () => {
  expect(dangers(change(filter, null, { action: 'NOOP' }))).toEqual([]);
  expect(dangers(change(filter, { action: 'ARCHIVE' }, { action: 'NOOP' }))).toEqual([]);
});

test('what is created with its detector or analyzer has hidden nothing yet; one of another region is no excuse', () => {
  const detector = (region: string) =>
    change(`aws_guardduty_detector.detector["${region}"]`, null, { enable: true }, region);
  const made = change(filter, null, { action: 'ARCHIVE' });
  expect(dangers(detector('eu-central-1'), made)).toEqual([]);
  expect(dangers(detector('eu-west-1'), made)).toHaveLength(1);
  const analyzer = change('aws_accessanalyzer_analyzer.analyzer["eu-central-1"]', null, { type: 'ACCOUNT' });
  expect(dangers(analyzer, change(archive, null, {}))).toEqual([]);
});
