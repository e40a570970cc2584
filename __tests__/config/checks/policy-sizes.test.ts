import { loadedFrom, organizationFile } from '../../organization-file';

/** What is said of a policy with one statement and so many characters without white space. */
function messages(characters: number, pack: boolean): string[] {
  const content = (resource: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: resource }],
  });
  const resource = 'arn:aws:s3:::'.padEnd(characters - JSON.stringify(content('')).length, 'x');
  const policies = { 'no-buckets': { content: content(resource), pack } };
  const { diagnostics } = loadedFrom(organizationFile({ policies, root: { policies: ['no-buckets'] } }));
  return diagnostics.map(({ message, fix }) => `${message}: ${fix}`);
}

test('a policy may have the size of a whole document, unless packing makes it longer', () => {
  expect(messages(10_240, false)).toEqual([]);
  expect(messages(10_200, true)).toEqual([]);
  expect(messages(10_240, true)).toEqual([
    'policy no-buckets has 10256 characters with the Sids that packing gives its statements; a service control policy holds 10240: split it into two policies, set pack: false, or write your own limit in quotas.serviceControlPolicyCharacters',
  ]);
  expect(messages(10_241, false)).toEqual([
    'policy no-buckets has 10241 characters without white space; a service control policy holds 10240: split it into two policies, shorten it, or write your own limit in quotas.serviceControlPolicyCharacters',
  ]);
});
