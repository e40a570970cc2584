import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import { organizationOf, withFiles } from '../organization-file';
import { administrators, everyService, watchedOrganization } from '../watched-organization';

/** `reader -> stack` with the outputs that the reader reads of the state; none where only the order counts. */
type Edges = ReadonlyMap<string, readonly string[]>;

/** The edges of a synthesized app: those of its manifest, by which stacks are ordered, and those of remote states. */
function edgesOf(path: string): Edges {
  const organization = organizationOf(loadOrganization(path));
  return withFiles({}, (outdir) => {
    synthesize(organization, outdir);
    const read = (file: string): string => readFileSync(join(outdir, file), 'utf8');
    const { stacks } = JSON.parse(read('manifest.json')) as {
      stacks: Record<string, { dependencies: string[]; synthesizedStackPath: string }>;
    };
    const names = Object.keys(stacks);
    const edges = Object.entries(stacks).flatMap(([name, { dependencies, synthesizedStackPath }]) => {
      const outputs = outputsRead(read(synthesizedStackPath), names);
      const all = new Set([...dependencies, ...outputs.keys()]);
      return [...all].map((each): [string, string[]] => [`${name} -> ${each}`, outputs.get(each) ?? []]);
    });
    return new Map(edges);
  });
}

/** The outputs that the JSON of a stack names, by the stack that they are of. */
function outputsRead(json: string, names: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [, id, output = ''] of json.matchAll(
    /data\.terraform_remote_state\.apply_(\w+)_first\.outputs\.(\w+)/g,
  )) {
    const stack = names.find((name) => name.replaceAll('-', '_') === id) ?? `unknown state ${id}`;
    found.set(stack, [...new Set([...(found.get(stack) ?? []), output])].sort());
  }
  return found;
}

const reason = (outputs: readonly string[]): string =>
  outputs.length ? `reads its state: ${outputs.join(', ')}` : 'order only';

/** One line an edge; what it becomes once the file holds the ids, where that differs. */
const lines = (edges: Edges, withIds: Edges): string =>
  [...edges]
    .map(([edge, outputs]) => {
      const later = withIds.get(edge);
      const [now, then] = [reason(outputs), later ? reason(later) : 'no edge'];
      return `${edge} (${now}${now === then ? '' : `; once the file has the ids: ${then}`})`;
    })
    .sort()
    .join('\n');

/** Everything on that has a stack, or adds an edge to one. */
const fullest = watchedOrganization({
  administrators: {
    ...administrators,
    cloudTrail: 'security-tooling',
    identityCenter: 'operations',
    stackSets: 'operations',
  },
  services: {
    ...everyService,
    config: { remediation: { accessKeys: 'manual' } },
    inspector: { targets: ['Workloads', 'workload-1'] },
    securityHub: {
      configurationPolicies: { workload: { targets: ['Workloads', 'workload-1'] } },
    },
    findings: {
      routes: [{ name: 'workloads', organizationalUnits: ['Workloads'], topic: 'critical' }],
    },
    bootstrap: { github: { repository: 'acme/landing-zone' } },
    roles: {
      audit: { account: 'security-tooling' },
      breakGlass: { users: ['break-glass'], notify: ['security@acme.example'] },
    },
    passwordPolicy: {},
    identityCenter: {
      groups: { administrators: {} },
      assignments: [
        {
          group: 'administrators',
          permissionSets: ['AdministratorAccess'],
          accounts: ['management', 'workload-1'],
        },
      ],
    },
    costAllocationTags: ['CostCenter'],
  },
});

test('the fullest organization has these edges between its stacks', () => {
  withFiles({ 'with-ids.yaml': fullest, 'without-ids.yaml': withoutIds(fullest) }, (folder) => {
    const [edges, withIds] = ['without-ids.yaml', 'with-ids.yaml'].map((name) => edgesOf(join(folder, name)));
    if (!edges || !withIds) throw new Error('unreachable');
    expect([...withIds.keys()].filter((edge) => !edges.has(edge))).toEqual([]);
    expect(lines(edges, withIds)).toMatchSnapshot();
  });
});

test('the shipped organization has these edges between its stacks', () => {
  const edges = edgesOf('config/organization.yaml');
  expect(lines(edges, edges)).toMatchSnapshot();
});

/** The file before AWS has made anything: no id but the management account's. */
function withoutIds(text: string): string {
  const file = parse(text);
  for (const each of [...file.accounts, ...Object.values(file.root.organizationalUnits)]) delete each.id;
  for (const key of ['id', 'rootId']) delete file.organization[key];
  return stringify(file);
}
