import { loadedFrom, organizationFile } from '../organization-file';

test('a thousand mistakes of a thousand accounts come at once, sorted by place', () => {
  const accounts = Array.from(
    { length: 1000 },
    (_, index) => `  - { name: account-${index}, ou: Workload }\n`,
  ).join('');
  const { diagnostics } = loadedFrom(
    organizationFile(`root: { organizationalUnits: { Workloads: {} } }
quotas: { accounts: 2000, accountsPerStack: 2000 }
accounts:
${accounts}`),
  );
  expect(diagnostics).toHaveLength(1000);
  expect(diagnostics.map(({ at }) => at.line)).toEqual(Array.from({ length: 1000 }, (_, index) => 6 + index));
  expect(new Set(diagnostics.map(({ fix }) => fix))).toEqual(new Set(['did you mean Workloads?']));
});
