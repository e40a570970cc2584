import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrganization } from '../../src/config/load';

test('a thousand mistakes of a thousand accounts come at once, sorted by place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  const accounts = Array.from(
    { length: 1000 },
    (_, index) => `  - { name: account-${index}, ou: Workload }\n`,
  ).join('');
  writeFileSync(
    join(folder, 'organization.yaml'),
    `version: 1
organization:
  name: acme
  managementAccount: { id: "111111111111" }
  homeRegion: eu-central-1
  governedRegions: [eu-central-1]
  accountEmail: aws+{account}@acme.example
root: { organizationalUnits: { Workloads: {} } }
quotas: { accounts: 2000, accountsPerStack: 2000 }
accounts:
${accounts}`,
  );
  const { diagnostics } = loadOrganization(join(folder, 'organization.yaml'));
  rmSync(folder, { recursive: true });
  expect(diagnostics).toHaveLength(1000);
  expect(diagnostics.map(({ at }) => at.line)).toEqual(
    Array.from({ length: 1000 }, (_, index) => 11 + index),
  );
  expect(new Set(diagnostics.map(({ fix }) => fix))).toEqual(new Set(['did you mean Workloads?']));
});
