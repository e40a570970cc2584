import { messageTemplate } from '../../../src/services/eventbridge/message';
import { hubPaths } from '../../../src/services/eventbridge/patterns';
import { type ResolvedRoute, rulesOf } from '../../../src/services/eventbridge/routes';
import { routesSchema } from '../../../src/services/eventbridge/schema';
import { findingSourceNames, findingSources } from '../../../src/services/registry';
import { matches } from './matches';
import {
  accessAnalyzerFinding,
  guardDutyFinding,
  hubFinding,
  inspectorFinding,
  macieFinding,
} from './samples';

const route = (given: Partial<ResolvedRoute> = {}): ResolvedRoute => ({
  name: 'test',
  sources: [],
  atLeast: 'HIGH',
  upTo: 'CRITICAL',
  types: [],
  accountIds: [],
  topic: 'critical',
  ...given,
});
const hub = (given?: Partial<ResolvedRoute>) => rulesOf(route(given), true, findingSources)[0]?.pattern;
const direct = (source: ResolvedRoute['sources'][number], given: Partial<ResolvedRoute> = {}) =>
  rulesOf(route({ sources: [source], ...given }), false, findingSources)[0]?.pattern;

describe('through Security Hub', () => {
  test.each(findingSources)(
    'a finding of $name matches its route, and no other source’s does',
    ({ name }) => {
      const pattern = hub({ sources: [name] });
      for (const other of findingSources) {
        expect([other.name, matches(pattern, hubFinding(other.product, 'HIGH'))]).toEqual([
          other.name,
          other.name === name,
        ]);
      }
    },
  );

  test('severity has a floor and a ceiling', () => {
    const pattern = hub({ atLeast: 'MEDIUM', upTo: 'HIGH' });
    const found = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'].filter((label) =>
      matches(pattern, hubFinding('GuardDuty', label)),
    );
    expect(found).toEqual(['MEDIUM', 'HIGH']);
  });

  test('types are matched with wildcards, accounts by id', () => {
    expect(matches(hub({ types: ['TTPs/*'] }), hubFinding('GuardDuty', 'HIGH'))).toBe(true);
    expect(matches(hub({ types: ['Effects/*'] }), hubFinding('GuardDuty', 'HIGH'))).toBe(false);
    expect(matches(hub({ accountIds: ['111111111111'] }), hubFinding('GuardDuty', 'HIGH'))).toBe(true);
    expect(matches(hub({ accountIds: ['333333333333'] }), hubFinding('GuardDuty', 'HIGH'))).toBe(false);
  });

  test('what somebody has looked at, and what is over, is not sent again', () => {
    expect(matches(hub(), hubFinding('GuardDuty', 'HIGH', { Workflow: { Status: 'SUPPRESSED' } }))).toBe(
      false,
    );
    expect(matches(hub(), hubFinding('GuardDuty', 'HIGH', { RecordState: 'ARCHIVED' }))).toBe(false);
  });
});

describe('without Security Hub', () => {
  test('GuardDuty’s numbers are its labels', () => {
    const pattern = direct('guardDuty', { atLeast: 'MEDIUM', upTo: 'HIGH' });
    expect([3.9, 4, 6.9, 8.9, 9].map((severity) => matches(pattern, guardDutyFinding(severity)))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(matches(direct('guardDuty', { types: ['Recon:*'] }), guardDutyFinding(8))).toBe(false);
  });

  test('Inspector’s closed findings are not sent', () => {
    expect(matches(direct('inspector'), inspectorFinding('HIGH'))).toBe(true);
    expect(matches(direct('inspector'), inspectorFinding('MEDIUM'))).toBe(false);
    expect(matches(direct('inspector'), inspectorFinding('HIGH', 'CLOSED'))).toBe(false);
  });

  test('Macie knows no critical findings: its high ones are', () => {
    expect(matches(direct('macie', { atLeast: 'CRITICAL' }), macieFinding('High'))).toBe(true);
    expect(matches(direct('macie', { atLeast: 'CRITICAL' }), macieFinding('Medium'))).toBe(false);
    expect(matches(direct('macie', { types: ['Policy:*'] }), macieFinding('High'))).toBe(false);
  });

  test('Access Analyzer’s resolved findings are not sent', () => {
    expect(matches(direct('accessAnalyzer'), accessAnalyzerFinding('ACTIVE'))).toBe(true);
    expect(matches(direct('accessAnalyzer'), accessAnalyzerFinding('RESOLVED'))).toBe(false);
  });

  test('a route is a rule for each source', () => {
    expect(rulesOf(route(), false, findingSources).map(({ name }) => name)).toEqual([
      'test-guard-duty',
      'test-access-analyzer',
      'test-inspector',
      'test-macie',
    ]);
  });
});

test('without routes in the file, critical findings are critical and few others are sent', () => {
  const rules = routesSchema(findingSourceNames)
    .parse(undefined)
    .flatMap(({ severity, accounts: _a, organizationalUnits: _o, ...rest }) =>
      rulesOf({ ...rest, atLeast: severity, accountIds: [] }, true, findingSources),
    );
  const topics = (product: string, label: string) =>
    rules.filter(({ pattern }) => matches(pattern, hubFinding(product, label))).map(({ topic }) => topic);
  expect(topics('Security Hub', 'CRITICAL')).toEqual(['critical']);
  expect(topics('GuardDuty', 'HIGH')).toEqual(['error']);
  expect(topics('Macie', 'HIGH')).toEqual(['error']);
  expect(topics('GuardDuty', 'MEDIUM')).toEqual(['info']);
  expect(topics('Security Hub', 'HIGH')).toEqual([]);
});

describe('the message', () => {
  const at = (path: string, event: unknown): unknown =>
    path
      .slice(2)
      .split(/\.|\[(\d+)\]/)
      .filter(Boolean)
      .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], event);
  const written = (template: string, paths: Readonly<Record<string, string>>, event: unknown) =>
    template
      .replace(/<(\w+)>/g, (_, name: string) => String(at(paths[name] ?? '$.none', event)))
      .split('\n')
      .map((line) => line.replace(/^"|"$/g, ''))
      .join('\n');

  test('is one that a person can read', () => {
    expect(written(messageTemplate('Security Hub'), hubPaths, hubFinding('GuardDuty', 'CRITICAL'))).toBe(
      [
        'CRITICAL: The root user was used',
        '',
        'Account:   111111111111 (shop-prod)',
        'Region:    eu-central-1',
        'Source:    GuardDuty',
        'Resource:  AWS::::Account:111111111111',
        'Time:      2026-11-21T08:00:00Z',
        '',
        'Somebody used the root user of shop-prod.',
        '',
        'Finding:   arn:aws:securityhub:eu-central-1:111111111111:finding/GuardDuty',
      ].join('\n'),
    );
  });

  test.each([
    ['guardDuty', guardDutyFinding(8)],
    ['inspector', inspectorFinding('HIGH')],
    ['macie', macieFinding('High')],
    ['accessAnalyzer', accessAnalyzerFinding('ACTIVE')],
  ] as const)('of %s itself finds every value in the event', (source, event) => {
    const { events, product } = findingSources.find(({ name }) => name === source) ?? {};
    if (!events || !product) throw new Error(`${source} has no events`);
    const { paths } = events;
    expect(written(messageTemplate(product, paths), paths, event)).not.toContain('undefined');
  });
});
