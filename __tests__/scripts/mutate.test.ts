import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { equivalentMutants } from '../../scripts/mutate/equivalent';
import { rooms } from '../../scripts/mutate/rooms';
import type { MutantResult } from '../../scripts/mutate/stryker';
import { summary } from '../../scripts/mutate/summary';

const mutate = (...args: string[]) =>
  spawnSync(process.execPath, ['--require', 'tsx/cjs', 'scripts/mutate.ts', ...args], { encoding: 'utf8' });

test('the help names the rooms; a room that does not exist is wrong usage', () => {
  const help = mutate('--help');
  expect(help).toMatchObject({ status: 0, stderr: '' });
  for (const room of Object.keys(rooms)) expect(help.stdout).toContain(room);
  expect(mutate('kitchen')).toMatchObject({ status: 64, stdout: '' });
  expect(mutate('kitchen').stderr).toMatch(/^there is no room kitchen\n/);
});

test.each(Object.entries(rooms))('%s has files and tests, and none of them runs Terraform', (_, room) => {
  for (const glob of [...room.mutate, ...room.tests]) expect(globSync([glob])).not.toEqual([]);
  const tests = globSync([...room.tests]);
  expect(
    tests.filter((file) => /TERRAFORM_BINARY_NAME|terraform\/harness/.test(readFileSync(file, 'utf8'))),
  ).toEqual([]);
});

test('a listed equivalent mutant is of code that exists, and has a reason', () => {
  const wrong = equivalentMutants.filter(
    ({ file, line, reason }) => !reason || !existsSync(file) || !readFileSync(file, 'utf8').includes(line),
  );
  expect(wrong).toEqual([]);
});

const code = 'const a = b > c;\nconst d = e;\n';
const result = (status: MutantResult['status'], replacement: string): MutantResult => ({
  fileName: 'src/some.ts',
  location: { start: { line: 1, column: 11 }, end: { line: 1, column: 16 } },
  mutatorName: 'EqualityOperator',
  replacement,
  status,
});
const results = (counts: Partial<Record<MutantResult['status'], number>>) =>
  Object.entries(counts).flatMap(([status, count]) =>
    Array.from({ length: count }, (_, index) =>
      result(status as MutantResult['status'], `${status} ${index}`),
    ),
  );
const equivalent = (replacement: string) => ({
  file: 'src/some.ts',
  line: 'const a = b > c;',
  original: 'b > c',
  replacement,
  reason: 'nobody sees it',
});
const judged = (counts: Parameters<typeof results>[0], ...replacements: string[]) =>
  summary(results(counts), replacements.map(equivalent), () => code);

test('a room passes from 85 % on; what no test reaches counts as survived, an endless loop as killed', () => {
  expect(judged({ Killed: 84, Timeout: 1, Survived: 10, NoCoverage: 5 }).passed).toBe(true);
  expect(judged({ Killed: 84, Timeout: 1, Survived: 10, NoCoverage: 6 }).passed).toBe(false);
});

test('a survivor is shown with its place, its line and the change', () => {
  expect(judged({ Survived: 1 }).text).toContain(
    'survived src/some.ts:1:11 EqualityOperator\n  const a = b > c;\n  b > c  →  Survived 0\n',
  );
});

test('a listed equivalent mutant is no survivor; more than 5 % of them are too many', () => {
  expect(judged({ Killed: 80, Survived: 15 })).toMatchObject({ passed: false });
  const five = ['Survived 0', 'Survived 1', 'Survived 2', 'Survived 3', 'Survived 4'];
  expect(judged({ Killed: 81, Survived: 19 }, ...five).passed).toBe(true);
  expect(judged({ Killed: 81, Survived: 19 }, ...five).text).toContain('14 survived, 5 equivalent');
  expect(judged({ Killed: 94, Survived: 6 }, ...five, 'Survived 5').passed).toBe(false);
});

test('a listed mutant that a test kills, or that is gone, has to leave the list', () => {
  for (const replacement of ['Killed 0', 'never']) {
    const { text, passed } = judged({ Killed: 20 }, replacement);
    expect(passed).toBe(false);
    expect(text).toContain('listed as equivalent, but killed or gone: src/some.ts: const a = b > c;');
  }
});
