import { describeWithTerraform, Landing } from './harness';

const examples = [
  'config/organization.yaml',
  'config/examples/minimal/organization.yaml',
  'config/examples/enterprise/organization.yaml',
];

describeWithTerraform('every example on real Terraform', () => {
  test.each(examples)(
    '%s is valid, is applied in order, and then has nothing left to change',
    (path) => {
      const landing = new Landing();
      const stacks = landing.synthesize(path);
      for (const { name } of stacks)
        expect(landing.run(name, ['validate']).output).toContain('The configuration is valid');
      landing.applyAll(stacks);
      const left = stacks.map(({ name }) => [name, landing.plan(name).status]);
      expect(left).toEqual(stacks.map(({ name }) => [name, 0]));
      landing.remove();
    },
    300_000,
  );

  test('the adopted organization is imported: nothing to add, nothing to destroy', () => {
    const landing = new Landing({ STANDIN_AWS_IMPORT: 'any' });
    const stacks = landing.synthesize('config/examples/adopted/organization.yaml');
    const plans = stacks.map(({ name }) => landing.plan(name).output);
    expect(plans.map((output) => /Plan: (.*?), \d+ to change/.exec(output)?.[1])).toEqual([
      '9 to import, 0 to add',
      '4 to import, 0 to add',
    ]);
    for (const output of plans) expect(output).toContain('0 to destroy');
    landing.applyAll(stacks);
    for (const { name } of stacks) expect(landing.plan(name).status).toBe(0);
    landing.remove();
  });
});
