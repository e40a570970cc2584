import { deepCheck } from '../src/config/deep-check';
import { loadOrganization } from '../src/config/load';

const files = [
  'config/organization.yaml',
  ...['minimal', 'adopted', 'enterprise'].map((name) => `config/examples/${name}/organization.yaml`),
];

test.each(files)('%s is right, without a warning', async (file) => {
  const { diagnostics } = await deepCheck(loadOrganization(file));
  expect(diagnostics).toEqual([]);
});
