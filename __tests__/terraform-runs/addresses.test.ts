import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partsOf } from '../../src/terraform-runs/addresses';
import { changesOf } from '../../src/terraform-runs/changes';
import { withImport } from '../../src/terraform-runs/imports';
import { changesInText, problemsIn, readMessage } from '../../src/terraform-runs/messages';

const type = 'aws_organizations_organizational_unit';
const keys = [
  'Workloads',
  'Work loads',
  'a] will be created',
  'a "quoted" one',
  "it's",
  'back\\slash',
  'a["b"]',
  'ü/é',
  'two\nlines',
  'a ${template} and $${two}',
  'a %{directive}',
  '$$ %% {}',
];
const address = (key: string) => `${type}.ou_level_1[${JSON.stringify(key).replace(/([$%])\{/g, '$1$1{')}]`;

const problemOf = (detail: string, more: object = {}) => {
  const said = readMessage(
    JSON.stringify({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 'No', detail, ...more } }),
  );
  return said?.kind === 'problem' ? said.problem : undefined;
};

describe.each(keys)('the key %j', (key) => {
  test('is read out of an address', () => {
    expect(partsOf(address(key))).toEqual({ address: address(key), type, name: 'ou_level_1', key });
  });

  test('is found in what Terraform says of an import, quoted as Go does or not', () => {
    const detail = (written: string) =>
      `While attempting to import an existing object to ${written}, the provider detected that no object exists with the given id. Only`;
    expect(problemOf(detail(JSON.stringify(address(key))))?.address).toBe(address(key));
    expect(problemOf(detail(`"${address(key)}"`))?.address).toBe(address(key));
  });

  test('is found in a refusal to destroy it, where the snippet names only the type', () => {
    const detail = `Resource ${address(key)} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`;
    const snippet = { snippet: { context: `resource.${type}` } };
    expect(problemOf(detail, snippet)?.address).toBe(address(key));
  });

  test('is found in the text for people', () => {
    const framed = `╷\n│ Error: No\n│ \n│   with ${address(key)},\n│   on cdk.tf.json line 1:\n╵\n`;
    expect(problemsIn(framed)[0]?.address).toBe(address(key));
    expect(changesInText('s', `  # ${address(key)} will be destroyed\n`)).toEqual([
      { stack: 's', ...partsOf(address(key)), action: 'destroy', attributes: [] },
    ]);
  });
});

test('a line that is broken inside of a key is put together again', () => {
  const framed =
    '╷\n│ Error: Instance cannot be destroyed\n│ \n│ Resource aws_organizations_organizational_unit.ou_level_1["Work\n│ loads"] has\n│ lifecycle.prevent_destroy set.\n╵';
  expect(problemsIn(framed)[0]?.address).toBe(address('Work loads'));
});

test.each([
  [['create'], 'create'],
  [['update'], 'update'],
  [['delete'], 'destroy'],
  [['delete', 'create'], 'replace'],
  [['create', 'delete'], 'replace'],
  [['forget'], 'forget'],
  [['no-op'], undefined],
  [['read'], undefined],
])('Terraform’s actions %j are %s', (actions, action) => {
  const resource = { address: 'aws_x.y', mode: 'managed', change: { actions } };
  expect(changesOf('s', { resource_changes: [resource] }, 'resource_changes')[0]?.action).toBe(action);
});

describe('why something is destroyed or made again', () => {
  test.each([
    ['replace_because_tainted', 'tainted'],
    ['replace_because_cannot_update', 'cannot-update'],
    ['replace_by_request', 'requested'],
    ['replace_by_triggers', 'triggered'],
    ['delete_because_no_resource_config', 'gone'],
    ['delete_because_each_key', 'gone'],
    ['read_because_config_unknown', undefined],
    [undefined, undefined],
  ])('a plan says %s', (word, reason) => {
    const [change] = changesOf(
      's',
      {
        resource_changes: [
          {
            address: 'aws_x.y',
            mode: 'managed',
            ...(word && { action_reason: word }),
            change: { actions: ['delete', 'create'], replace_paths: [['email'], ['rule', 0, 'id']] },
          },
        ],
      },
      'resource_changes',
    );
    expect(change?.reason).toBe(reason);
    expect(change?.replacedFor).toEqual(['email', 'rule.0.id']);
  });

  test.each([
    ['is tainted, so must be replaced', 'tainted'],
    ['must be replaced', 'cannot-update'],
    ['will be replaced, as requested', 'requested'],
    ['will be destroyed', 'gone'],
    ['will be updated in-place', undefined],
  ])('a text says “%s”', (text, reason) => {
    const [change] = changesInText(
      's',
      `  # aws_x.y["a"] ${text}\n  # (because key ["a"] is not in for_each map)\n`,
    );
    expect(change?.reason).toBe(reason);
  });

  test('a message says tainted', () => {
    const change = { resource: { addr: 'aws_x.y' }, action: 'replace', reason: 'tainted' };
    expect(readMessage(JSON.stringify({ type: 'planned_change', change }))).toEqual({
      kind: 'planned',
      address: 'aws_x.y',
      action: 'replace',
      reason: 'tainted',
    });
  });
});

describe('an error about an import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-imports-'));
  beforeAll(() =>
    writeFileSync(
      join(folder, 'cdk.tf.json'),
      JSON.stringify({
        import: [
          {
            for_each: { 'Work loads': 'ou-1', 'Work $${x}': 'ou-11' },
            to: `${type}.ou_level_1[each.key]`,
            id: '${each.value}',
          },
          { to: 'aws_organizations_organization.organization', id: 'o-1' },
        ],
      }),
    ),
  );
  afterAll(() => rmSync(folder, { recursive: true }));
  const told = (detail: string, more: object = {}, summary = 'Cannot import non-existent remote object') => {
    const { address: at, importId } = withImport({ summary, detail, ...more }, { folder });
    return [at, importId];
  };

  test('gets the id that it leaves out', () => {
    expect(told('no', { address: address('Work loads') })).toEqual([address('Work loads'), 'ou-1']);
    expect(told('no', { address: 'aws_organizations_organization.organization' })[1]).toBe('o-1');
  });

  test('gets the address that it leaves out', () => {
    expect(told(`${type} ou-11`)).toEqual([address('Work ${x}'), 'ou-11']);
    expect(told(`${type} ou-111`)).toEqual([undefined, undefined]);
    expect(told(`${type} ou-11-1`)).toEqual([undefined, undefined]);
  });

  test('other errors stay as they are', () => {
    expect(told(`${type} ou-11`, {}, 'AccessDenied')).toEqual([undefined, undefined]);
  });
});
