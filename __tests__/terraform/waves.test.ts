import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithTerraform } from './harness';
import { Project } from './project';

const file = 'config/organization.yaml';

const organization = (units: string, ...accounts: string[]) =>
  organizationFile(['root:', `  organizationalUnits: { ${units} }`, 'accounts:', ...accounts, ''].join('\n'));

const tooling = '  - { name: tooling, ou: Security }';

describeWithTerraform(
  'an apply shows everything before it does it: one story, each step goes on from the one before',
  () => {
    const project = new Project();
    afterAll(() => project.remove());
    const last = (text: string) => text.trim().split('\n').at(-1);

    test('in a new organization accounts come in a second wave, which the plan foresaw', () => {
      project.write(file, organization('Security: {}', tooling, '  - { name: shop, ou: Security }'));
      const waiting = project.report(['plan']).stacks.find(({ stack }) => stack === 'accounts');
      expect(waiting?.foreseen).toEqual({
        created: ['tooling', 'shop'],
        imported: [],
        moved: [],
        renamed: [],
      });
      const { status, stdout } = project.landfall(['apply', '--auto-approve']);
      expect([status, last(stdout)]).toEqual([0, 'Everything is applied.']);
      expect(stdout).toMatch(/Wave 2\naccounts: 2 to add\n/);
    });

    test('a move into a new OU is shown before it happens, and happens as shown', () => {
      project.write(file, organization('Security: {}, Shops: {}', tooling, '  - { name: shop, ou: Shops }'));
      const { stacks } = project.report(['plan']);
      expect(stacks.find(({ stack }) => stack === 'accounts')?.foreseen).toEqual({
        created: [],
        imported: [],
        moved: [{ account: 'shop', from: 'Security', to: 'Shops' }],
        renamed: [],
      });
      const { status, stdout } = project.landfall(['apply', '--auto-approve', '--json']);
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ ending: 'applied', exitCode: 0, review: [] });
    });

    test('what nobody foresaw stops with status 3 and a list; the next run goes on from there', () => {
      const tagged = '  - { name: shop, ou: More, tags: { tier: gold } }';
      project.write(file, organization('Security: {}, Shops: {}, More: {}', tooling, tagged));
      const stopped = project.landfall(['apply', '--auto-approve', '--markdown', 'outcome.md']);
      expect(stopped.status).toBe(3);
      expect(stopped.stdout).toMatch(/Wave 1\norganization: applied, 1 change\n/);
      expect(stopped.stdout).toMatch(/For review:\n {2}accounts: update account shop: .*parent_id.*tags/);
      expect(project.read('outcome.md')).toContain('For review:');
      expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
      expect(project.report(['plan']).headline).toBe('no changes in 2 stacks');
    });

    test('a plan of an older state is refused in one message; the run after it plans anew', () => {
      project.write(
        file,
        organization('Security: {}, Shops: {}, More: {}, Next: {}', tooling, '  - { name: shop, ou: More }'),
      );
      project.landfall(['plan']);
      const outdir = join(project.folder, 'cdktf.out');
      const plans = ['organization', 'accounts'].map((stack) => `stacks/${stack}/landfall.tfplan`);
      const left = ['landfall-plans.json', ...plans]
        .map((path) => join(outdir, path))
        .filter((path) => existsSync(path))
        .map((path) => [path, readFileSync(path)] as const);
      expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
      for (const [path, content] of left) writeFileSync(path, content);
      const stale = project.landfall(['apply', '--auto-approve']);
      expect(stale.stderr).toContain('applying the plans made at');
      expect(stale.status).toBe(1);
      expect(stale.stdout).toMatch(/error Saved plan is stale\n +Somebody has applied to the state/);
      expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    });

    test('a partial plan and a failed one leave nothing for apply', () => {
      project.commit();
      project.landfall(['plan', '--since', 'HEAD']);
      expect(project.landfall(['apply', '--auto-approve']).stderr).not.toContain('applying the plans');
      project.landfall(['plan', '--no-lock']);
      expect(project.landfall(['apply', '--auto-approve']).stderr).not.toContain('applying the plans');
      project.write(file, organization('Security: {}, Shops: {}, More: {}, Next: {}', tooling));
      expect(project.landfall(['plan']).status).toBe(1);
      const again = project.landfall(['apply', '--auto-approve']);
      expect(again.stderr).not.toContain('applying the plans');
      expect(again.stderr).toContain('accounts: planning');
    });
  },
);
