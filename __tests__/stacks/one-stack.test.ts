import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesized } from './synthesized';

test('adding one account to the enterprise changes the JSON of exactly one stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  cpSync('config/examples/enterprise', folder, { recursive: true });
  const before = synthesized(join(folder, 'organization.yaml'));
  const entry =
    'accounts:\n  - name: loyalty-points-prod\n    ou: Retail/Loyalty/Workloads/Production\n    owner: loyalty-points\n';
  writeFileSync(join(folder, 'accounts/points.yaml'), entry);
  const after = synthesized(join(folder, 'organization.yaml'));
  rmSync(folder, { recursive: true });
  const changed = [...after].filter(
    ([name, json]) => JSON.stringify(json) !== JSON.stringify(before.get(name)),
  );
  expect(changed.map(([name]) => name)).toEqual(['accounts-retail']);
});
