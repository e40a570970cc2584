import { App } from 'cdktf';
import { loadOrganization } from '../../src/config/load';
import { LandfallStack } from '../../src/terraform/stack';
import { addStacks } from '../../stacks';

const { organization } = loadOrganization('config/organization.yaml');
if (!organization) throw new Error('the organization file is wrong');
const app = new App();
addStacks(app, organization);
const stack = (name: string) => app.node.findChild(name) as LandfallStack;

test('no stack waits for tags that billing does not know yet: they come last', () => {
  const all = app.node.children.filter((child) => child instanceof LandfallStack);
  const names = all.map(({ node }) => node.id).filter((name) => name !== 'cost-allocation-tags');
  expect(stack('cost-allocation-tags').dependencies.map(({ node }) => node.id)).toEqual(names);
  expect(all.filter((each) => each.dependsOn(stack('cost-allocation-tags')))).toEqual([]);
});

test('the organization lets go of those that it made, and makes none', () => {
  const { resource, removed } = stack('organization').toTerraform();
  expect(resource).not.toHaveProperty('aws_ce_cost_allocation_tag');
  const from = 'aws_ce_cost_allocation_tag.cost_allocation_tag';
  expect(removed).toEqual([{ from, lifecycle: { destroy: false } }]);
});
