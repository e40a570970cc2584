import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Table from 'cli-table3';
import { synthesize } from '../src/commands/synthesize';
import { report } from '../src/config/diagnostics/report';
import { loadOrganization } from '../src/config/load';
import { runSlowChecks } from '../src/config/slow-checks';
import { floor } from './bench/floor';
import { type LargeInput, largeInputFiles, largeInputs } from './bench/large-input';
import { organizationOf, type Size } from './bench/organization';

// How long the generator takes on organizations of several sizes: `npm run bench [runs]`. Tests never measure time.

interface Case {
  readonly name: string;
  readonly size: Size | LargeInput;
  readonly command: 'check' | 'show';
}

const isLarge = (size: Case['size']): size is LargeInput => 'files' in size;

const cases: readonly Case[] = [
  { name: 'check 1,000 accounts', size: { accounts: 1000 }, command: 'check' },
  {
    name: 'check 1,000 accounts with 200 expectations',
    size: { accounts: 1000, expectations: 200 },
    command: 'check',
  },
  { name: 'synthesize 1,000 accounts', size: { accounts: 1000 }, command: 'show' },
  { name: 'synthesize 10,000 accounts', size: { accounts: 10_000 }, command: 'show' },
  {
    name: 'synthesize 1,000 accounts × 12 assignments',
    size: { accounts: 1000, assignments: 12 },
    command: 'show',
  },
  ...largeInputs.map((size): Case => ({ name: `check ${size.name}`, size, command: 'check' })),
];

async function inside({ command, size }: Case, path: string): Promise<void> {
  const loaded = loadOrganization(path);
  if (command === 'check') {
    const { organization, ...rest } = await runSlowChecks(loaded);
    const printed = report(rest, { color: false });
    if (!organization && !isLarge(size)) throw new Error(printed);
    return;
  }
  if (!loaded.organization) throw new Error(report(loaded, { color: false }));
  const outdir = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  synthesize(loaded.organization, outdir);
  rmSync(outdir, { recursive: true });
}

/** A median of what took so long, and of the processor's time in it, which a busy machine does not stretch. */
interface Times {
  readonly wall: number;
  readonly processor: number;
}

/** As a user runs it: Node, the compiler and the provider's classes included. */
function whole({ command, size }: Case, path: string): void {
  const outdir = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  const env = { ...process.env, LANDFALL_CONFIG: path, CDKTF_OUTDIR: outdir };
  const script = command === 'check' ? ['bin/landfall', 'check'] : ['--require', 'tsx/cjs', 'main.ts'];
  const { status, stderr } = spawnSync(process.execPath, script, { env, encoding: 'utf8' });
  if (status !== 0 && !(isLarge(size) && status === 1)) throw new Error(stderr);
  rmSync(outdir, { recursive: true });
}

async function medians(runs: number, run: () => Promise<void> | void): Promise<Times> {
  const times: Times[] = [];
  for (let number = 0; number < runs; number++) {
    const start = performance.now();
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    times.push({ wall: performance.now() - start, processor: (user + system) / 1000 });
  }
  const middle = (of: keyof Times) =>
    times.map((each) => each[of]).sort((x, y) => x - y)[Math.floor(runs / 2)];
  return { wall: middle('wall') ?? Number.NaN, processor: middle('processor') ?? Number.NaN };
}

async function bench(runs: number): Promise<void> {
  const table = new Table({
    head: ['what', 'in process', 'of it processor', 'whole process'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  const seconds = (time: number) => `${(time / 1000).toFixed(2)} s`;
  for (const each of cases) {
    const path = isLarge(each.size) ? largeInputFiles(each.size) : organizationOf(each.size);
    const own = await medians(runs, () => inside(each, path));
    const run = await medians(runs, () => whole(each, path));
    rmSync(dirname(path), { recursive: true });
    table.push([each.name, ...[own.wall, own.processor, run.wall].map(seconds)]);
  }
  const bare = await medians(runs, () => floor(1000, 12));
  table.push(['CDKTF alone, 1,000 × 12 assignments', ...[bare.wall, bare.processor].map(seconds), '']);
  process.stdout.write(`${table.toString()}\n`);
  process.stdout.write(
    `Medians of ${runs} runs, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`,
  );
}

void bench(Number(process.argv[2] ?? 3));
