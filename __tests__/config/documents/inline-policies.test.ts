import { runSlowChecks } from '../../../src/config/slow-checks';
import { loadedFrom } from '../../organization-file';
import { fileWithAccess } from '../../services/identity-center/organization';

const load = (permissionSet: string, policy?: string) =>
  loadedFrom(fileWithAccess(`  permissionSets: { Own: ${permissionSet} }`), {
    ...(policy !== undefined && { 'policies/own.json': policy }),
  });
const fromFile = '{ inlinePolicyFile: policies/own.json }';
const document = (action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

test('a permission set takes its policy from a file', () => {
  const { organization } = load(fromFile, document('s3:ListAllMyBuckets'));
  expect(organization?.identityCenter?.permissionSets.Own?.inlinePolicy).toEqual(
    JSON.parse(document('s3:ListAllMyBuckets')),
  );
});

test('what is no JSON is reported in that file', () => {
  const [found] = load(fromFile, '{\n  "Version": "2012-10-17",\n}').diagnostics;
  expect([found?.code, found?.at.file.endsWith('policies/own.json'), found?.at.line]).toEqual([
    'policy-json',
    true,
    3,
  ]);
});

test('a policy of both kinds is one too many', () => {
  const both = '{ inlinePolicyFile: policies/own.json, inlinePolicy: { Version: "2012-10-17" } }';
  expect(load(both, document('s3:*')).diagnostics.map(({ code }) => code)).toContain('policy-document');
});

test('a policy that IAM would not take for its length is refused, with what a kind of session adds to it', () => {
  const { diagnostics } = load(
    fromFile,
    document('s3:GetObject').replace('"*"', JSON.stringify(`arn:aws:s3:::${'x'.repeat(10200)}`)),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['policy-size']);
});

test('an action that IAM does not know is doubted', async () => {
  const { diagnostics } = await runSlowChecks(load(fromFile, document('s3:GetObjekt')));
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['policy-questionable', 'policy of permission set Own: there is no action s3:GetObjekt'],
  ]);
});

test('a document with mistakes of structure names each of them', () => {
  const wrong = JSON.stringify({
    Version: '2008-10-17',
    Principal: '*',
    Statement: [
      { Sid: 'A', Effect: 'Allow', Action: 's3:*', NotAction: 's3:*', Resource: '*' },
      { Sid: 'A', Effect: 'Allow', Action: 's3:*' },
      { Sid: 'with space', Effect: 'Allow', Action: 's3:*', Resource: 'bucket' },
      'statement',
    ],
  });
  expect(
    load(fromFile, wrong)
      .diagnostics.map(({ message }) => message.replace(/^.*Own, /, ''))
      .sort(),
  ).toEqual([
    'Version is not "2012-10-17"',
    'a policy has no Principal',
    'statement 1 has both Action and NotAction',
    'statement 2 has neither Resource nor NotResource',
    'statement 3 has the Sid with space',
    'statement 3 names bucket',
    'statement 4 is not a map',
    'the Sid A is given twice',
  ]);
});
