import { spawnSync } from 'node:child_process';
import { accessTable, changeTable } from '../../src/commands/access/text';
import { stackTable } from '../../src/commands/show/stack-table';
import { organizationTree } from '../../src/commands/show/tree';
import { drawTree } from '../../src/commands/tree-drawing';
import { report } from '../../src/config/diagnostics/report';
import { loadOrganization } from '../../src/config/load';
import { accessOf } from '../../src/services/identity-center/access';
import { createColors } from '../../src/terminal/colors';
import { fitted, widthOf } from '../../src/terminal/width';
import { organizationOf } from '../organization-file';

const colors = createColors(false);
const organization = organizationOf(loadOrganization('config/organization.yaml'));

/** Lines that are wider than a terminal although they could have been broken between words. */
const tooWide = (text: string, width: number) =>
  text.split('\n').filter((line) => widthOf(line) > width && /[^\s│├└─] [^\s]/.test(line));

describe.each([40, 60])('on a terminal of %i columns', (width) => {
  test('access', () => {
    const access = accessOf(organization, {}, () => 'config/identity-center/assignments.yaml:120');
    expect(tooWide(accessTable(access, colors, width), width)).toEqual([]);
  });

  test('the tree of OUs and accounts', () => {
    expect(tooWide(organizationTree(organization, colors, width), width)).toEqual([]);
  });

  test('the stacks', () => {
    const stack = {
      name: 'accounts-workloads',
      account: '111111111111',
      region: 'eu-central-1',
      resources: 60,
      dependsOn: [],
    };
    const stacks = [{ ...stack, reads: ['organization', 'accounts', 'log-archive', 'delegation'] }];
    expect(tooWide(stackTable(stacks, colors, width), width)).toEqual([]);
    expect(stackTable(stacks, colors, width)).toContain('accounts-workloads');
  });

  test('the frame of a mistake keeps its mark under the word', () => {
    const wrong = '__tests__/config/wrong/role-account.yaml';
    const lines = report(loadOrganization(wrong), { color: false, width }).split('\n');
    const frame = lines.filter((line) => /^ {2}[ >] +\d* \| /.test(line));
    expect(frame.filter((line) => widthOf(line) > width)).toEqual([]);
  });
});

test('names of any script stand in line', () => {
  const branch = (text: string) => ({ text, columns: ['|'], branches: [] });
  const columns = drawTree([branch('支払い-prod'), branch('shop'), branch('🚀-dev')]).map((line) =>
    widthOf(line.slice(0, line.indexOf('|'))),
  );
  expect(new Set(columns).size).toBe(1);
});

test('the width is the terminal’s, and a pipe has none', () => {
  const run = (line: string) =>
    spawnSync('bash', ['-c', line], {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '60', NO_COLOR: '1', LANDFALL_CONFIG: 'config/organization.yaml' },
    }).stdout;
  const landfall = 'node bin/landfall access';
  expect(tooWide(run(`script -qec 'stty cols 60; ${landfall}' /dev/null`).replaceAll('\r', ''), 60)).toEqual(
    [],
  );
  expect(tooWide(run(`${landfall} | cat`), 60)).not.toEqual([]);
});

describe.each([40, 60])('a report on a terminal of %i columns', (columns) => {
  const id = 'destroy:accounts/aws_organizations_account.account["sandbox one"]';
  const text = [
    'DANGER: 1 change that must be named to be applied',
    '  ! account sandbox one is taken out of the organization although it holds things, and cannot be made again',
    `      --allow '${id}'`,
    'organization: 3 changes, and one that nobody has foreseen on the way to where it should have been at last',
    '    error it could not be created in arn:aws:organizations::111111111111:account/o-exampleorgid/222222222222',
    '      npx landfall state move --since some-branch-with-a-name-that-is-long --dry-run',
    '',
  ].join('\n');
  const lines = fitted(text, columns).split('\n');

  test('is broken between words, and what follows hangs below its text', () => {
    const kept = lines.filter((line) => !/^ *(--allow|npx) /.test(line));
    expect(tooWide(kept.join('\n'), columns)).toEqual([]);
    const danger = lines.findIndex((line) => line.startsWith('  ! '));
    expect(lines[danger + 1]).toMatch(/^ {4}[a-z]/);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(
      text
        .split('\n')
        .map((line) => line.trim())
        .join(' '),
    );
  });

  test('what is to be pasted stays on a line of its own', () => {
    expect(lines).toContain(`      --allow '${id}'`);
    expect(lines).toContain(
      '      npx landfall state move --since some-branch-with-a-name-that-is-long --dry-run',
    );
  });

  test('what people lose and get', () => {
    const access = accessOf(organization, {}, () => 'config/identity-center/assignments.yaml:120');
    const change = { removed: access, added: access, changed: [] };
    const shown = changeTable(change, colors, columns);
    expect(tooWide(shown, columns)).toEqual([]);
    expect(shown).toMatch(/^- \S+\n {2}group: /);
  });

  test('coloured lines hang where they would without colours', () => {
    const paint = createColors(true);
    const long = '      because somebody has taken the word out of the file that kept it, and nobody saw';
    const plain = fitted(long, columns).split('\n').map(widthOf);
    expect(fitted(paint.dim(long), columns).split('\n').map(widthOf)).toEqual(plain);
  });
});

test('a report in a pipe stays as it is', () => {
  const long = 'word '.repeat(100);
  expect(fitted(long, undefined)).toBe(long);
});
