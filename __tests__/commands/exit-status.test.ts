import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { statusMeanings } from '../../src/commands/exit-status';
import { statusHelp, statusTable } from '../../src/commands/status-help';
import { commandLine, landfall, landfallHere } from './landfall';

const minimal = 'config/examples/minimal/organization.yaml';

test.each([
  ['no command', []],
  ['an unknown command', ['chek']],
  ['an unknown option', ['check', '--jsn']],
  ['an unknown option of a command that gives 2 for changes', ['plan', '--jsn']],
  ['an argument too many', ['drift', 'all']],
  ['a missing option', ['diff']],
  ['an option without its value', ['diff', '--since']],
  ['no number', ['plan', '--parallel', 'many']],
  ['no command of a group', ['new']],
  ['an unknown command of a group', ['new', 'acount']],
  ['an unknown option of a command of a group', ['new', 'account', '--nam', 'x']],
  ['nobody to ask', ['new', 'account']],
  ['an account that does not exist', ['access', '--account', 'nowhere']],
  [
    'an account of a question that does not exist',
    ['explain', '--account', 'nowhere', '--action', 'ec2:RunInstances'],
  ],
  ['half a question', ['explain', '--account', 'log-archive']],
  ['options that contradict each other', ['explain', '--effective', '--account', 'x', '--ou', 'y']],
])('wrong usage is status 64: %s', async (_, args) => {
  const { status, stdout, stderr } = await landfallHere(args, minimal);
  expect([status, stdout, stderr]).toEqual([64, '', expect.stringMatching(/\S/)]);
});

test('a misspelt command is asked back', async () => {
  expect((await landfallHere(['chek'], minimal)).stderr).toContain('Did you mean check?');
  expect((await landfallHere(['new', 'acount'], minimal)).stderr).toContain('Did you mean account?');
});

test('as a script runs it', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(landfall(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  expect(landfall(['drift', '--jsn']).status).toBe(64);
});

test.each(['', 'new', ...Object.keys(statusMeanings)])(
  'landfall %s --help lists every status',
  async (name) => {
    const { status, stdout } = await landfallHere([...name.split(' ').filter(Boolean), '--help'], minimal);
    expect([status, stdout]).toEqual([0, expect.stringContaining(statusHelp(name))]);
  },
);

test('every command of the program has its row of statuses, and no row is of a command that is no more', () => {
  const leaves = (command: Command, path: string): string[] =>
    command.commands.length
      ? command.commands.flatMap((below) => leaves(below, `${path} ${below.name()}`.trim()))
      : [path];
  expect(leaves(commandLine(), '').sort()).toEqual(Object.keys(statusMeanings).sort());
  expect(() => statusHelp('unheard-of')).toThrow('statusMeanings lacks the command unheard-of');
});

test('docs/running.md has the statuses of every command', () => {
  expect(readFileSync('docs/running.md', 'utf8')).toContain(statusTable());
});
