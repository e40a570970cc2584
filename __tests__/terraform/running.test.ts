import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithTerraform } from './harness';
import { accountEntry, organizationFileOfSize, Project } from './project';

const file = 'config/organization.yaml';

describeWithTerraform(
  'plan, apply and drift over all stacks of 30 accounts: one story, each step goes on from the one before',
  () => {
    const project = new Project();
    const thirty = organizationFileOfSize(30);
    const statuses = (args: string[]) =>
      Object.fromEntries(project.report(args).stacks.map(({ stack, status }) => [stack, status]));

    beforeAll(() => {
      project.write(file, thirty);
      project.commit();
    });
    afterAll(() => project.remove());

    test('the first plan shows what waits, for what, and is no error', () => {
      const report = project.report(['plan']);
      expect(report.exitCode).toBe(2);
      expect(report.stacks.map(({ stack, status }) => [stack, status])).toEqual([
        ['organization', 'changes'],
        ['accounts', 'waiting'],
        ['accounts-team', 'waiting'],
        ['accounts-workloads', 'waiting'],
        ['delegation', 'waiting'],
      ]);
      expect(report.stacks[1]?.waitsFor).toEqual([
        { stack: 'organization', reason: 'organization has never been applied' },
      ]);
      expect(report.dangers).toEqual([]);
    });

    test('nobody to ask: nothing is applied without --auto-approve', () => {
      const { status, stderr } = project.landfall(['apply']);
      expect(status).toBe(1);
      expect(stderr).toContain('add --auto-approve');
    });

    test('an apply that fails half-way says so, and the next one goes on from there', () => {
      const failed = project.landfall(['apply', '--auto-approve'], {
        STANDIN_AWS_FAIL: 'aws_organizations_account.create:1',
      });
      expect(failed.status).toBe(1);
      expect(failed.stdout).toMatch(/organization: applied/);
      expect(failed.stdout).toMatch(/accounts: FAILED/);
      expect(failed.stdout).toMatch(/accounts-workloads: not begun/);
      const resumed = project.landfall(['apply', '--auto-approve']);
      expect(resumed.stdout).toContain('Everything is applied.');
      expect(resumed.stdout).toMatch(/organization: nothing to do/);
      expect(resumed.status).toBe(0);
    });

    test('afterwards there is nothing to do and nothing has drifted', () => {
      const report = project.report(['plan']);
      expect(report.headline).toBe('no changes in 5 stacks');
      expect(report.exitCode).toBe(0);
      const drift = project.landfall(['drift']);
      expect([drift.status, drift.stdout.trim().split('\n').at(-1)]).toEqual([
        0,
        'nothing has drifted in 5 stacks',
      ]);
    });

    test('a state that belongs to no stack any more is named, unless it holds nothing', () => {
      const state = (resources: object[]) => JSON.stringify({ version: 4, resources });
      project.write('state/macie.tfstate', state([{ mode: 'managed' }]));
      project.write('state/detective.tfstate', state([{ mode: 'data' }]));
      expect(project.report(['plan']).notes).toEqual([
        expect.stringMatching(
          /^The stack macie is not in the file\. What its state holds is neither planned/,
        ),
      ]);
      rmSync(join(project.folder, 'state', 'macie.tfstate'));
      expect(project.report(['plan']).notes).toEqual([]);
    });

    test('one account added: only its stack is planned since the last commit', () => {
      project.write(file, `${thirty}${accountEntry('team-new', 'Team')}\n`);
      expect(statuses(['plan', '--since', 'HEAD'])).toEqual({ 'accounts-team': 'changes' });
      const report = project.report(['plan', '--since', 'main']);
      expect(report.untouched).toEqual(['organization', 'accounts', 'accounts-workloads', 'delegation']);
      expect(report.counts).toMatchObject({ create: 1, update: 0, destroy: 0 });
      expect(report.stacks[0]?.things[0]).toMatchObject({ kind: 'account', name: 'team-new' });
    });

    test('a stack that uses a changed output is planned too, one that does not is not', () => {
      const added = thirty.replace('    Suspended: {}', '    Suspended: {}\n    New: {}');
      project.write(file, added);
      expect(statuses(['plan', '--since', 'HEAD'])).toEqual({ organization: 'changes' });
      const used = added.replace(accountEntry('team-3', 'Team'), accountEntry('team-3', 'New'));
      project.write(
        file,
        used
          .replace('Team: { stack: team }', 'Team: { stack: team }')
          .replace('New: {}', 'New: { stack: team }'),
      );
      expect(statuses(['plan', '--since', 'HEAD'])).toEqual({
        organization: 'changes',
        'accounts-team': 'waiting',
      });
      project.write(file, thirty);
    });

    test('a guardrail taken off an OU is called dangerous and refused until it is named', () => {
      project.write(file, thirty.replace('stack: workloads, policies: [deny-more]', 'stack: workloads'));
      const id =
        'detach:organization/aws_organizations_policy_attachment.attachment["Workloads:Workloads-scp-1"]';
      const report = project.report(['plan', '--since', 'HEAD']);
      expect(report.dangers.map((danger) => danger.message)).toEqual([
        'guardrail Workloads-scp-1 (attached to Workloads) is destroyed',
        expect.stringMatching(/^guardrail Workloads-scp-1 .*is destroyed$/),
      ]);
      const refused = project.landfall(['apply', '--auto-approve']);
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain(`--allow '${id}'`);
      const allowed = project.landfall(['apply', '--auto-approve', '--allow', 'detach:organization/...']);
      expect(allowed.status).toBe(0);
      // Attached again, it is packed again, and the document that was attached nowhere goes: destroyed, so named.
      project.write(file, thirty);
      const back = project.landfall([
        'apply',
        '--auto-approve',
        '--allow',
        'detach:organization/*policy["deny-more"]',
      ]);
      expect([back.status, back.stderr.match(/--allow.*/)]).toEqual([0, null]);
    });

    test('an account whose entry is deleted stops the plan with what to do instead', () => {
      project.write(file, thirty.replace(`${accountEntry('team-4', 'Team')}\n`, ''));
      const report = project.report(['plan', '--since', 'HEAD']);
      expect(report.exitCode).toBe(1);
      const details = report.stacks[0]?.problems.map(({ detail }) => detail);
      expect(details).toContainEqual(
        expect.stringMatching(/^team-4: in the state, but no longer in the organization file\./),
      );
      project.write(file, thirty);
    });

    test('drift: what was deleted in AWS is found', () => {
      const attachments = join(project.folder, 'aws');
      const victim = readdirSync(attachments, { recursive: true, encoding: 'utf8' }).find((name) =>
        /aws_organizations_policy_attachment\/./.test(name),
      );
      rmSync(join(attachments, victim ?? 'none'));
      const { status, stdout } = project.landfall(['drift']);
      expect(stdout).toMatch(/1 drifted, 1 of them gone in 1 of 5 stacks/);
      expect(status).toBe(2);
    });
  },
);

describeWithTerraform('the cost of a change', () => {
  test('adding an account reads as much of 250 accounts as of 30', () => {
    const reads = [30, 250].map((size) => {
      const project = new Project();
      try {
        project.write(file, organizationFileOfSize(size));
        project.commit();
        expect(project.landfall(['apply', '--auto-approve', '--parallel', '2']).status).toBe(0);
        project.write(file, `${organizationFileOfSize(size)}${accountEntry('team-new', 'Team')}\n`);
        const calls = project.callsDuring(() => {
          expect(project.report(['plan', '--since', 'HEAD']).counts.create).toBe(1);
        });
        return calls.filter(({ operation }) => operation === 'read').length;
      } finally {
        project.remove();
      }
    });
    expect(reads).toEqual([10, 10]);
  });
});
