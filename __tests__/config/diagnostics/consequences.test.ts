import { withoutConsequences } from '../../../src/config/diagnostics/consequences';
import type { Diagnostic } from '../../../src/config/diagnostics/diagnostic';
import { loadedFrom, organizationFile } from '../../organization-file';

const texts = new Map([['a.yaml', 'group: admins\nou: "Workloads/Prod"\n']]);

const found = (code: Diagnostic['code'], at: Partial<Diagnostic['at']> = {}): Diagnostic => ({
  code,
  severity: 'error',
  at: { file: 'a.yaml', line: 1, column: 8, length: 6, ...at },
  message: 'm',
  fix: 'f',
});

const missing = (...path: (string | number)[]): Diagnostic => ({ ...found('missing-key'), missing: path });

const unread = (keys: readonly string[], text = '', anything = false) => ({
  anything,
  keys: new Set(keys),
  text,
});

const everything = unread([], '', true);
const prod = found('unknown-ou', { line: 2, column: 5, length: 16 });

test.each([
  ['a policy that is attached nowhere, without the tree', found('policy-unused'), unread(['root']), true],
  [
    'a policy that is attached nowhere, without the groups',
    found('policy-unused'),
    unread(['identityCenter']),
    false,
  ],
  ['a policy that is attached nowhere, without a file', found('policy-unused'), everything, true],
  [
    'a group whose name is in the unread text',
    found('unknown-group'),
    unread(['identityCenter'], 'admins: {}'),
    true,
  ],
  ['a group whose name is not', found('unknown-group'), unread(['identityCenter'], 'others: {}'), false],
  ['a group whose name is in another key', found('unknown-group'), unread(['root'], 'admins: {}'), false],
  ['a group, without a file', found('unknown-group'), everything, true],
  ['an OU by the last part of its path', prod, unread(['root'], 'Prod: {}'), true],
  ['a region that does not exist', found('region-unknown'), everything, false],
  ['a key at the top that is unread', missing('organization'), unread(['organization']), true],
  ['a key at the top', missing('organization'), unread(['root']), false],
  ['a key of an unread map', missing('organization', 'name'), unread(['organization']), true],
  ['a key further down', missing('organization', 'managementAccount', 'id'), unread(['organization']), true],
  ['a key of another map', missing('organization', 'name'), unread(['root']), false],
  ['a key of an entry of a list', missing('accounts', 3, 'ou'), unread(['accounts']), false],
  ['a key of an entry of a list, without a file', missing('accounts', 3, 'ou'), everything, false],
  ['a key of a map, without a file', missing('organization', 'name'), everything, true],
])('%s', (_, diagnostic, part, isLeftOut) => {
  const { missing: _path, ...shown } = diagnostic;
  expect(withoutConsequences([diagnostic], part, texts)).toEqual(isLeftOut ? [] : [shown]);
});

test('everything is said of files that were read, without the path of a missing key', () => {
  const { missing: _path, ...shown } = missing('organization');
  expect(withoutConsequences([missing('organization'), prod], unread([]), texts)).toEqual([shown, prod]);
});

test.each(['include', 'inclde'])('what may be in files of a wrong %s is not said to be missing', (key) => {
  const text = organizationFile({
    [key]: key === 'include' ? 'more.yaml' : ['more.yaml'],
    accounts: [{ name: 'a', ou: 'Workloads' }],
  });
  const { diagnostics } = loadedFrom(text, {
    'more.yaml': 'root: { organizationalUnits: { Workloads: {} } }',
  });
  expect(diagnostics.map(({ code }) => code)).toEqual([key === 'include' ? 'invalid-value' : 'unknown-key']);
});
