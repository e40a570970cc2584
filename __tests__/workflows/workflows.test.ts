import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Record<
    string,
    { if?: string; permissions?: Record<string, string>; steps: { uses?: string; run?: string }[] }
  >;
}

const folder = '.github/workflows';
const names = readdirSync(folder).filter((name) => name.startsWith('landfall-'));
const workflow = (name: string) => parse(readFileSync(join(folder, name), 'utf8')) as Workflow;

describe.each(names)('%s', (name) => {
  const { permissions, jobs } = workflow(name);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('takes every action by its commit', () => {
    const loose = steps.flatMap(({ uses }) => (uses && !/@[0-9a-f]{40}$/.test(uses) ? [uses] : []));
    expect(loose).toEqual([]);
  });

  test('has no permission but those that a job names, and never writes contents', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions?.contents).toBe('read');
  });

  test('puts nothing that others write into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{')).map(({ run }) => run)).toEqual([]);
  });

  test('runs nowhere until it is set up', () => {
    for (const job of Object.values(jobs)) expect(job.if).toMatch(/^vars\.LANDFALL_\w+ != ''/);
  });
});

test('only the workflow that applies gets the role that applies, and only on the main branch', () => {
  const applying = names.filter((name) =>
    readFileSync(join(folder, name), 'utf8').includes('vars.LANDFALL_APPLY_ROLE }}'),
  );
  expect(applying).toEqual(['landfall-apply.yml']);
  expect(workflow('landfall-apply.yml').jobs.apply?.if).toContain("github.ref == 'refs/heads/main'");
});

const actionlint = spawnSync('actionlint', ['-version']).error === undefined;
(actionlint ? test : test.skip)(
  `actionlint has nothing to say${actionlint ? '' : ' (skipped: actionlint is not on the PATH)'}`,
  () => {
    const { stdout, status } = spawnSync(
      'actionlint',
      names.map((name) => join(folder, name)),
      { encoding: 'utf8' },
    );
    expect([stdout, status]).toEqual(['', 0]);
  },
);
