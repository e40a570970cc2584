import { addressesOf, synthesized } from './synthesized';

/** Addresses are an interface: a state in a company's bucket knows them. Changing one needs a `moved` block. */
test('resource addresses do not change', () => {
  const stacks = synthesized('config/organization.yaml');
  expect(Object.fromEntries([...stacks].map(([name, json]) => [name, addressesOf(json)]))).toMatchSnapshot();
});

/**
 * IAM takes descriptions of Latin letters alone, and CloudFormation writes question marks for others. The file's own
 * texts are in ASCII, so that every other character is ours.
 */
test.each(['config/organization.yaml', 'config/examples/enterprise/organization.yaml'])(
  'what we write for AWS in %s is plain ASCII',
  (path) => {
    const texts = [...synthesized(path)].flatMap(([name, { resource }]) =>
      Object.entries(resource ?? {}).map(([type, resources]) => [
        `${name} ${type}`,
        JSON.stringify(resources),
      ]),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
    expect(texts.filter(([, text]) => /[^\x00-\x7f]/.test(text ?? ''))).toEqual([]);
  },
);
