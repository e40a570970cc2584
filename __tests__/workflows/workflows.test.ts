import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Record<string, string>;
  readonly with?: Record<string, unknown>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Record<string, string>;
  readonly steps: Step[];
  readonly 'timeout-minutes': number;
}

interface Workflow {
  readonly permissions: unknown;
  readonly concurrency?: Record<string, unknown>;
  readonly jobs: Record<string, Job>;
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

  test('leaves no token of GitHub behind for the code that it runs', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  test('has a session of the role for as long as the job may run, and takes it after npm ci', () => {
    for (const { steps: own, 'timeout-minutes': minutes } of Object.values(jobs)) {
      const credentials = own.findIndex(({ uses }) =>
        uses?.startsWith('aws-actions/configure-aws-credentials@'),
      );
      if (credentials < 0) continue;
      const seconds = Number(own[credentials]?.with?.['role-duration-seconds'] ?? 3600);
      expect(minutes * 60).toBeLessThanOrEqual(seconds);
      expect(own.findIndex(({ run }) => run === 'npm ci')).toBeLessThan(credentials);
    }
  });

  test.each([
    [0, 0],
    [2, 0],
    [1, 1],
    [64, 1],
    [143, 1],
  ])('a status of %i of a command that looks for differences ends the step with %i', (status, wanted) => {
    for (const { run = '' } of steps.filter((step) => step.run?.includes('|| status=$?'))) {
      const script = run.replace(/npx landfall .*? \|\|/, `bash -c 'exit ${status}' ||`);
      const made = spawnSync('bash', ['-e', '-c', script], {
        env: { ...process.env, GITHUB_OUTPUT: '/dev/null' },
      });
      expect(made.status).toBe(wanted);
    }
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

test('no apply that waits is cancelled for another, up to 100 of them', () => {
  const { concurrency } = workflow('landfall-apply.yml');
  expect(concurrency).toEqual({ group: 'landfall-apply', 'cancel-in-progress': false, queue: 'max' });
});

describe('scripts/apply.sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-apply-'));
  const landfall = (text: string): string => {
    const path = join(folder, 'landfall.js');
    writeFileSync(path, text);
    return path;
  };
  const env = { ...process.env, LANDFALL_BIN: '', LANDFALL_LIMIT: '60s' };
  afterAll(() => rmSync(folder, { recursive: true }));

  const ending =
    'process.on("SIGTERM", () => setTimeout(() => { console.log("state written"); process.exit(143); }, 300)); setInterval(() => {}, 50);';

  // The form of a run that is started by hand has one line.
  test.each([
    ['in one line', "detach:a b['x y']; destroy:$(id)"],
    ['one a line', "detach:a b['x y']\n\ndestroy:$(id)"],
  ])('names each dangerous change as it was given, %s', (_, ALLOW) => {
    const bin = landfall('console.log(JSON.stringify(process.argv.slice(2)))');
    const { stdout, status } = spawnSync('scripts/apply.sh', {
      env: { ...env, LANDFALL_BIN: bin, ALLOW },
      encoding: 'utf8',
    });
    const args = ['apply', '--auto-approve', '--allow', "detach:a b['x y']", '--allow', 'destroy:$(id)'];
    expect([status, JSON.parse(stdout)]).toEqual([0, args]);
  });

  test.each([
    [1, 'Not applied'],
    [3, 'Review wanted'],
    [64, 'Wrong usage'],
  ])('a status of %i is the status of the step, and said: %s', (wanted, title) => {
    const bin = landfall(`process.exit(${wanted})`);
    const { stdout, status } = spawnSync('scripts/apply.sh', {
      env: { ...env, LANDFALL_BIN: bin },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([wanted, expect.stringContaining(`::error title=${title}::`)]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s reaches Landfall, and its end is waited for',
    async (signal) => {
      const bin = landfall(`${ending} console.log("applying");`);
      const run = spawn('bash', ['-e', '-c', 'exec scripts/apply.sh'], {
        env: { ...env, LANDFALL_BIN: bin },
      });
      let said = '';
      run.stdout.on('data', (text) => {
        said += text;
        if (said === 'applying\n') run.kill(signal);
      });
      const status = await new Promise((done) => run.on('close', done));
      expect([status, said]).toEqual([
        143,
        expect.stringMatching(/state written\n::error title=Interrupted/),
      ]);
    },
  );

  test('an apply that takes too long is ended before the session of its role is', () => {
    const bin = landfall(ending);
    const { stdout, status } = spawnSync('scripts/apply.sh', {
      env: { ...env, LANDFALL_BIN: bin, LANDFALL_LIMIT: '1s' },
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([143, expect.stringContaining('state written')]);
  });
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
