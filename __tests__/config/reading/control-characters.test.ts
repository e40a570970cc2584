import { loadedFrom, organizationFile } from '../../organization-file';

const account = 'accounts: [{ name: shop, ou: Root, owner: shop }]\n';
const found = (...given: Parameters<typeof loadedFrom>) =>
  loadedFrom(...given)
    .diagnostics.filter(({ code }) => code === 'control-character')
    .map(
      ({ at, message }) => `${at.file.split('/').at(-1)}:${at.line}:${at.column} ${message.slice(14, 20)}`,
    );

test('a comment that turns the line round is refused, with its place', () => {
  expect(found(organizationFile(`# state: \u202e active\n${account}`))).toEqual([
    'organization.yaml:3:10 U+202E',
  ]);
});

test('so are keys and values that are written as escapes, and the files that policies name', () => {
  const own = (file: string) => `policies: { own: { type: SERVICE_CONTROL_POLICY, file: ${file} } }\n`;
  const sid =
    '{"Version":"2012-10-17","Statement":[{"Sid":"\\u007f","Effect":"Deny","Action":"*","Resource":"*"}]}';
  expect(found(organizationFile(`${account}"\\e": 1\n`))).toEqual(['organization.yaml:4:1 U+001B']);
  expect(found(organizationFile(account + own('p.json')), { 'p.json': sid })).toEqual(['p.json:1:45 U+007F']);
});

test.each(['\ufdd0', '\u007f'])(
  'so is %j, which stands for something else on the way to Terraform',
  (character) => {
    expect(
      found(organizationFile(`${account}terraform: { tags: { Team: "a${character}" } }\n`)),
    ).toHaveLength(1);
  },
);

test('tabs, line ends of Windows, and what joins letters are text', () => {
  const text = organizationFile(`${account}terraform: { tags: { Team: "می\u200cخواهم" } }\n`).replaceAll(
    '\n',
    '\r\n',
  );
  expect(found(text)).toEqual([]);
});
