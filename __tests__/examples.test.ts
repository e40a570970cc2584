import { loadOrganization } from '../src/config/load';

test('the minimal example is right', () => {
  expect(loadOrganization('config/examples/minimal/organization.yaml').diagnostics).toEqual([]);
});
