import { loadOrganization } from '../src/config/load';
import { runSlowChecks } from '../src/config/slow-checks';

const files = [
  'config/organization.yaml',
  ...['minimal', 'adopted', 'enterprise'].map((name) => `config/examples/${name}/organization.yaml`),
];

test.each(files)('%s is right, without a warning', async (file) => {
  const { diagnostics } = await runSlowChecks(loadOrganization(file));
  expect(diagnostics).toEqual([]);
});
