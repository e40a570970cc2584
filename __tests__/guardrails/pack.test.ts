import fc from 'fast-check';
import { type AttachedPolicy, evaluate, type Level } from '../../src/guardrails/evaluate';
import {
  type Guardrail,
  type PackedDocument,
  type Packing,
  pack,
  type Target,
} from '../../src/guardrails/pack';
import { type Bins, count, place } from '../../src/guardrails/pack/bins';
import { packOrganization } from '../../src/guardrails/packed-organization';
import { FULL_AWS_ACCESS } from '../../src/guardrails/policy-document';
import type { PolicyDocument, Statement } from '../../src/iam-documents/policy-document';
import { statementsOf } from '../../src/iam-documents/policy-document';
import type { Policy } from '../../src/organization/model';
import { defaultQuotas } from '../../src/organization/quotas';
import { organizationWith } from '../organization-file';
import { runs } from '../property-runs';
import { policyDocument, request } from './arbitraries';

const full: AttachedPolicy = {
  name: 'FullAWSAccess',
  type: 'SERVICE_CONTROL_POLICY',
  document: FULL_AWS_ACCESS,
};

function guardrail(name: string, document: PolicyDocument, rest: Partial<Guardrail> = {}): Guardrail {
  return { name, type: 'SERVICE_CONTROL_POLICY', pack: true, document, ...rest };
}

/** A guardrail whose one statement takes about so many characters. */
function ofSize(name: string, characters: number, rest: Partial<Guardrail> = {}): Guardrail {
  const Resource = `arn:aws:s3:::${'x'.repeat(Math.max(1, characters - 90))}`;
  const Statement: Statement = { Effect: 'Deny', Action: 's3:PutObject', Resource };
  return guardrail(name, { Version: '2012-10-17', Statement }, rest);
}

const contents = ({ documents }: Packing) =>
  Object.fromEntries(documents.map(({ name, content }) => [name, content]));
const changed = (a: Packing, b: Packing) => {
  const [before, after] = [contents(a), contents(b)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
};
const at = (target: string, guardrails: Guardrail[]): Target => ({ target, guardrails });

describe('meaning', () => {
  const levelOf = (names: string[]) => {
    const documents = fc.array(fc.tuple(policyDocument({ allows: true }), fc.boolean()), { maxLength: 4 });
    return documents.map((pairs) =>
      pairs.map(([document, packs], i) =>
        guardrail(`${names[i % names.length]}-${i}`, document, { pack: packs }),
      ),
    );
  };

  const small = { serviceControlPolicyCharacters: 900, serviceControlPoliciesPerTarget: 99 };
  test.each([
    ['AWS’s documents', defaultQuotas],
    ['small documents', { ...defaultQuotas, ...small }],
  ])('packed into %s and unpacked give the same answer', (_, quotas) => {
    fc.assert(
      fc.property(levelOf(['a', 'b']), levelOf(['c']), request, (root, account, asked) => {
        const targets = [at('Root', root), at('account', account)];
        const packing = pack(targets, quotas);
        const byName = new Map(packing.documents.map((document) => [document.name, document]));
        const loose: Level[] = targets.map(({ target, guardrails }) => ({
          target,
          policies: [full, ...guardrails],
        }));
        const tight: Level[] = targets.map(({ target }) => {
          const names = packing.targets
            .filter((one) => one.target === target)
            .flatMap(({ documents }) => documents);
          return { target, policies: [full, ...names.map((name) => byName.get(name) as PackedDocument)] };
        });
        expect(evaluate({ levels: tight, request: asked }).decision).toBe(
          evaluate({ levels: loose, request: asked }).decision,
        );
      }),
      { numRuns: runs(2000) },
    );
  });

  test('a Sid leads back to the guardrail, and so does the verdict', () => {
    const two: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'Buckets', Effect: 'Deny', Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Action: 'sqs:*', Resource: '*' },
      ],
    };
    const [document] = pack([at('Root', [guardrail('no-storage', two), ofSize('deny-root', 200)])]).documents;
    expect(statementsOf(document?.document as PolicyDocument).map(({ Sid }) => Sid)).toEqual([
      'DenyRoot',
      'NoStorageBuckets',
      'NoStorage2',
    ]);
    const levels = [{ target: 'Root', policies: [full, document as PackedDocument] }];
    const { reason } = evaluate({
      levels,
      request: { action: 'sqs:SendMessage', principal: 'arn:aws:iam::1:user/a' },
    });
    expect(reason).toMatchObject({ policy: 'Root-scp-1', statement: 'NoStorage2' });
  });

  test('allow-lists, other types and pack: false stay as they are, one policy for all targets', () => {
    const allow = guardrail('list', {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    });
    const tags: Guardrail = { name: 'tags', type: 'TAG_POLICY', pack: true, document: { tags: {} } };
    const loose = ofSize('loose', 200, { pack: false });
    const packing = pack([at('A', [allow, tags, loose]), at('B', [allow, tags, loose])]);
    expect(packing.documents.map(({ name }) => name)).toEqual(['list', 'loose', 'tags']);
    expect(packing.targets.map(({ target, documents }) => [target, documents])).toEqual([
      ['A', ['list', 'loose']],
      ['B', ['list', 'loose']],
      ['A', ['tags']],
      ['B', ['tags']],
    ]);
  });

  test('one name with other parameters elsewhere is another policy', () => {
    const packing = pack([
      at('A', [ofSize('x', 200, { pack: false })]),
      at('B', [ofSize('x', 300, { pack: false })]),
    ]);
    expect(packing.targets.map(({ documents }) => documents)).toEqual([['x'], ['x-B']]);
  });

  test('SCPs and RCPs never share a document', () => {
    const rcp = ofSize('r', 200, { type: 'RESOURCE_CONTROL_POLICY' });
    expect(pack([at('Root', [ofSize('s', 200), rcp])]).documents.map(({ name }) => name)).toEqual([
      'Root-scp-1',
      'Root-rcp-1',
    ]);
  });
});

describe('how few documents', () => {
  /** The least number of documents, by trying everything. */
  function best(sizes: number[], capacity: number, loads: number[] = []): number {
    const [first, ...rest] = sizes;
    if (first === undefined) return loads.length;
    const into = loads.flatMap((load, i) => (load + first <= capacity ? [loads.with(i, load + first)] : []));
    return Math.min(...[...into, [...loads, first]].map((next) => best(rest, capacity, next)));
  }
  const sizes = fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 1, maxLength: 8 });
  const itemsOf = (list: number[], names = 'i') => list.map((size, i) => ({ name: `${names}${i}`, size }));
  const loads = (bins: Bins, items: { name: string; size: number }[]) => {
    const sums = new Map<number, number>();
    for (const { name, size } of items)
      sums.set(bins.get(name) as number, (sums.get(bins.get(name) as number) ?? 0) + size);
    return [...sums.values()];
  };

  test('within one of the best possible, no document over its size', () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const bins = place(itemsOf(list), 5000);
        expect(bins.size).toBe(list.length);
        expect(Math.max(...loads(bins, itemsOf(list)))).toBeLessThanOrEqual(5000);
        expect(count(bins)).toBeLessThanOrEqual(best(list, 5000) + 1);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('forty guardrails on one target fit, and the report says how full it is', () => {
    const guardrails = Array.from({ length: 40 }, (_, i) =>
      ofSize(`guardrail-${i}`, 300 + ((i * 137) % 700)),
    );
    const packing = pack([{ target: 'Root', guardrails, reserved: { SERVICE_CONTROL_POLICY: 3 } }]);
    const [fill] = packing.targets;
    expect(fill?.documents).toEqual(['Root-scp-1', 'Root-scp-2', 'Root-scp-3']);
    expect(fill).toMatchObject({ reserved: 3, maxPerTarget: 10 });
    expect(fill && fill.charactersUsed + fill.charactersLeft).toBe(7 * 10_240);
    for (const { characters, content } of packing.documents)
      expect([characters <= 10_240, characters]).toEqual([true, content.length]);
  });

  test('what does not fit is there, with figures that say so', () => {
    const { documents, targets } = pack([
      {
        ...at('Root', [ofSize('huge', 11_000), ofSize('big', 9000), ofSize('large', 9000)]),
        reserved: { SERVICE_CONTROL_POLICY: 8 },
      },
    ]);
    const tooLarge = documents.filter(({ characters, maxCharacters }) => characters > maxCharacters);
    expect(tooLarge.map(({ guardrails }) => guardrails)).toEqual([['huge']]);
    expect(targets[0]?.documents).toHaveLength(3);
    expect(targets[0]).toMatchObject({ reserved: 8, maxPerTarget: 10, attachmentsLeft: 0 });
  });
});

describe('small edits', () => {
  // With guardrails of this size first fit never wastes a document, so that nothing below has an exception.
  const size = fc.integer({ min: 150, max: 1500 });
  const sizes = fc.array(size, { minLength: 1, maxLength: 20 });
  const build = (list: number[]) => list.map((size, i) => ofSize(`g${i}`, size));
  const holding = ({ documents }: Packing, name: string) =>
    documents.filter(({ guardrails }) => guardrails.includes(name)).map((one) => one.name);

  test('an edit within the rounding changes the document that holds the guardrail and no other', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (list, pick) => {
        const before = build(list);
        const index = pick % list.length;
        const edited = before.with(index, {
          ...ofSize(`g${index}`, list[index] as number),
          document: retouch(before[index] as Guardrail),
        });
        const [a, b] = [pack([at('Root', before)]), pack([at('Root', edited)])];
        expect(changed(a, b)).toEqual(holding(a, `g${index}`));
      }),
      { numRuns: runs(500) },
    );
  });

  test('a guardrail added at the end moves nothing', () => {
    fc.assert(
      fc.property(sizes, size, (list, added) => {
        const a = pack([at('Root', build(list))]);
        const b = pack([at('Root', [...build(list), ofSize('new', added)])]);
        expect(changed(a, b)).toEqual(holding(b, 'new'));
      }),
      { numRuns: runs(500) },
    );
  });

  test('the order of declaration within a document changes nothing', () => {
    const [a, b] = [build([300, 400, 500]), build([300, 400, 500]).reverse()];
    expect(contents(pack([at('Root', a)]))).toEqual(contents(pack([at('Root', b)])));
  });

  test('one target never changes what another gets', () => {
    const same = build([300, 400]);
    const a = pack([at('A', same), at('B', same)]);
    const b = pack([at('A', [...same, ofSize('new', 200)]), at('B', same)]);
    expect(changed(a, b)).toEqual(['A-scp-1']);
  });
});

test('an organization is packed once, and a changed copy of it anew', () => {
  const before = organizationWith('root: {}');
  expect(packOrganization(before)).toBe(packOrganization(before));
  const after = { ...before, root: { ...before.root, policies: ['deny-all'] }, policies: [denyAll] };
  expect(packOrganization(before).documents).toEqual([]);
  expect(packOrganization(after).documents.map(({ name }) => name)).toEqual(['Root-scp-1']);
});

const denyAll: Policy = {
  name: 'deny-all',
  type: 'SERVICE_CONTROL_POLICY',
  document: { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } },
  pack: true,
  tags: {},
  source: { file: 'organization.yaml', line: 1, column: 1 },
};

/** The same statement with one letter changed. */
function retouch({ document }: Guardrail): PolicyDocument {
  const { Statement } = document as PolicyDocument & { Statement: Statement };
  return { Version: '2012-10-17', Statement: { ...Statement, Action: 's3:GetObject' } };
}
