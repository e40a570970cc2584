import { addressesOf, synthesized } from './synthesized';

/** Addresses are an interface: a state in a company's bucket knows them. Changing one needs a `moved` block. */
test('resource addresses do not change', () => {
  const stacks = synthesized('config/organization.yaml');
  expect(Object.fromEntries([...stacks].map(([name, json]) => [name, addressesOf(json)]))).toMatchSnapshot();
});

test('every edge between states is one that we meant', () => {
  const stacks = synthesized('config/organization.yaml');
  const edges = [...stacks].flatMap(([name, json]) =>
    Object.keys(json.data?.terraform_remote_state ?? {}).map(
      (state) => `${name} reads ${state.replace(/^apply_|_first$/g, '')}`,
    ),
  );
  expect(edges.sort()).toMatchSnapshot();
});
