import { describeWithTerraform, Landing, unwrapped } from './harness';

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

  test('adding one account to the enterprise: 1 to add in one stack, nothing anywhere else; deleting it is refused', () => {
    const landing = new Landing();
    const path = landing.copy('config/examples/enterprise/organization.yaml');
    const stacks = landing.synthesize(path).filter(({ name }) => name !== 'delegation');
    landing.applyAll(stacks);
    const entry =
      'accounts:\n  - name: loyalty-points-prod\n    ou: Retail/Loyalty/Workloads/Production\n    owner: points\n';
    landing.write(entry, 'accounts/points.yaml');
    landing.synthesize(path);
    const plans = stacks.map(({ name }) => /Plan: .*|No changes/.exec(landing.plan(name).output)?.[0]);
    expect(plans.filter((plan) => plan !== 'No changes')).toEqual([
      'Plan: 1 to add, 0 to change, 0 to destroy.',
    ]);
    landing.apply('accounts-retail');
    landing.write('accounts: []\n', 'accounts/points.yaml');
    landing.synthesize(path);
    expect(unwrapped(landing.plan('accounts-retail').output)).toContain(
      'loyalty-points-prod: in the state, but no longer in the organization file',
    );
    landing.remove();
  });
});
