import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { report } from '../../src/config/diagnostics/report';
import { createColors } from '../../src/terminal/colors';
import { withTerminalPrompt } from '../../src/terminal/exit';
import { forTerminal, printable } from '../../src/terminal/printable';
import { loadedFrom, organizationFile, withFiles } from '../organization-file';

/** What moves a cursor, hides a line, turns it round, or is not there to be seen. */
const hostile = '\u001b[2K\u001b]0;title\u0007\r\b\u009b31m\u0085\u2028\u202e\u2066\u200b\u{e0041}\ufdd0';

/** All that no output may hold, but for line ends. */
const more = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufdd0-\ufdef]/u;

test('what is more than text is shown as JSON writes it', () => {
  expect(printable(`a${hostile}z`)).not.toMatch(more);
  expect(JSON.parse(`"${printable(hostile)}"`)).toBe(hostile);
  expect(printable('Grüße, 東京 🏢\nnext')).toBe('Grüße, 東京 🏢\nnext');
});

test('our colours reach the terminal, those of a value do not, whatever it is put into', () => {
  const { bold, red } = createColors(true);
  expect(forTerminal(bold(`${red('\u001b[8mwrong')} name`))).toBe(
    '\u001b[1m\u001b[31m\\u001b[8mwrong\u001b[39m name\u001b[22m',
  );
});

test('a process that ends while it asks something gives the cursor back', () => {
  const { isTTY } = process.stdout;
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  process.stdout.isTTY = true;
  void withTerminalPrompt(() => new Promise(() => {}));
  const [last] = process.listeners('exit').slice(-1);
  last?.call(process, 143);
  expect(written).toHaveBeenCalledWith('\u001b[?25h');
  if (last) process.off('exit', last);
  process.stdout.isTTY = isTTY;
  written.mockRestore();
});

test('a mistake takes one line in a report, whatever the value holds', () => {
  const loaded = loadedFrom(
    organizationFile({ accounts: [{ name: 'shop', ou: 'A\nlandfall: all is right', owner: 'x' }] }),
  );
  expect(report(loaded, { color: false })).toContain('in the OU A\\u000alandfall: all is right');
});

const landfall = (args: readonly string[], env: NodeJS.ProcessEnv, cwd = process.cwd()) => {
  const options = { encoding: 'utf8' as const, cwd, env: { ...process.env, ...env } };
  const { stdout, stderr } = spawnSync(process.execPath, [resolve('bin/landfall'), ...args], options);
  return `${stdout}${stderr}`;
};

/** A text in ASCII, as JSON and YAML read it. */
const escaped = (text: string) =>
  text.replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const wrong = {
  [hostile]: 1,
  root: { organizationalUnits: { [hostile]: { policies: [hostile] } } },
  policies: { own: { file: hostile, type: hostile } },
  accounts: [
    { name: hostile, ou: hostile, owner: hostile, email: hostile },
    { name: 'shop', ou: hostile, [hostile]: hostile },
  ],
  include: [hostile],
};

test.each([
  [['check']],
  [['check', '--json']],
  [['show']],
  [['access', '--account', hostile]],
  [['explain', '--account', 'shop', '--action', hostile]],
  [['diff', '--since', hostile]],
  [['plan', '--since', hostile]],
  [['apply', '--allow', hostile]],
  [['new', 'account', '--name', hostile, '--ou', hostile]],
  [['ids']],
  [['drift', '--member-role', hostile]],
  [['bootstrap', '--auto-approve']],
  [['state', 'move', '--since', hostile]],
  [['import', '--into', hostile, '--name', hostile]],
  [[hostile]],
])('landfall %j writes nothing but text of a hostile file', (args) =>
  withFiles(
    {
      'written.yaml': organizationFile(wrong),
      'escaped.yaml': organizationFile(
        Object.entries(wrong)
          .map(([key, value]) => `${escaped(JSON.stringify(key))}: ${escaped(JSON.stringify(value))}\n`)
          .join(''),
      ),
    },
    (folder) => {
      for (const file of ['written.yaml', 'escaped.yaml']) {
        const output = landfall(args, { LANDFALL_CONFIG: join(folder, file) });
        expect(output).not.toBe('');
        expect(output).not.toMatch(more);
      }
    },
  ),
);

test('a path is text as well', () => {
  expect(landfall(['check'], { LANDFALL_CONFIG: `${hostile}.yaml` })).not.toMatch(more);
});

/** Ends as Terraform does, and says what a provider or a backend might. */
const failing = `#!/bin/sh
[ "$1" = version ] && echo '{"terraform_version": "1.11.4"}' && exit 0
printf 'Error: \\033[2K\\033]0;title\\007\\r\\b\\342\\200\\256 said\\n\\n\\033[2Kin the middle\\n' >&2
exit 1
`;

test.each([
  [['drift']],
  [['bootstrap', '--auto-approve']],
  [['state', 'move', '--dry-run']],
  [['plan', '--json']],
])('landfall %j writes nothing but text of what Terraform says', (args) => {
  const texts = { stack: 'a', tags: { Note: 'a  b' } };
  const file = organizationFile({ root: { organizationalUnits: { Wörk: texts } }, bootstrap: {} });
  withFiles({ 'config/organization.yaml': file, terraform: failing }, (folder) => {
    chmodSync(join(folder, 'terraform'), 0o755);
    const output = landfall(args, { TERRAFORM_BINARY_NAME: join(folder, 'terraform') }, folder);
    expect(output).not.toBe('');
    expect(output).not.toMatch(more);
  });
});
