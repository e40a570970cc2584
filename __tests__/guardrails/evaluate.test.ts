import {
  type AttachedPolicy,
  evaluate,
  exampleResources,
  type Level,
  type Request,
} from '../../src/guardrails/evaluate';
import { FULL_AWS_ACCESS } from '../../src/guardrails/policy-document';
import type { PolicyDocument, Statement } from '../../src/iam-documents/policy-document';

const ROLE = 'arn:aws:iam::111122223333:role/developer';
const full: AttachedPolicy = {
  name: 'FullAWSAccess',
  type: 'SERVICE_CONTROL_POLICY',
  document: FULL_AWS_ACCESS,
};
const ask = (rest: Partial<Request> = {}): Request => ({ action: 's3:GetObject', principal: ROLE, ...rest });

/** A policy of the given statements, each denying everything where it says nothing else. */
function scp(name: string, ...statements: Partial<Statement>[]): AttachedPolicy {
  return { name, type: 'SERVICE_CONTROL_POLICY', document: document(statements) };
}

function rcp(name: string, ...statements: Partial<Statement>[]): AttachedPolicy {
  return {
    ...scp(name, ...statements.map((one) => ({ Principal: '*' as const, ...one }))),
    type: 'RESOURCE_CONTROL_POLICY',
  };
}

function document(statements: Partial<Statement>[]): PolicyDocument {
  const Statement = statements.map((one) => ({
    Effect: 'Deny' as const,
    Action: '*',
    Resource: '*',
    ...one,
  }));
  return { Version: '2012-10-17', Statement };
}

const root = (...policies: AttachedPolicy[]): Level[] => [{ target: 'Root', policies: [full, ...policies] }];
/** Whether one denying statement at the root applies to a request. */
const denies = (statement: Partial<Statement>, request: Partial<Request> = {}) =>
  evaluate({ levels: root(scp('it', statement)), request: ask(request) }).decision === 'denied';
const meets = (Condition: Statement['Condition'], context: Request['context'] = {}) =>
  denies({ Condition }, { context });

describe('levels', () => {
  test('every level must allow: a level without FullAWSAccess stops what is below', () => {
    const levels = [
      ...root(),
      { target: 'Sandbox', policies: [] },
      { target: 'sandbox-1', policies: [full] },
    ];
    const verdict = evaluate({ levels, request: ask() });
    expect(verdict.decision).toBe('denied');
    expect(verdict.reason).toMatchObject({ code: 'no-allow', target: 'Sandbox' });
    expect(verdict.levels.map(({ decision }) => decision)).toEqual(['allowed', 'denied', 'allowed']);
    expect(verdict.levels[1]?.denial).toEqual({ type: 'SERVICE_CONTROL_POLICY', kind: 'implicit' });
  });

  test('allow-lists on one level add up, on two levels only what both hold remains', () => {
    const allow = (name: string, Action: string) => scp(name, { Effect: 'Allow', Action });
    const one = [{ target: 'Root', policies: [allow('s3', 's3:*'), allow('ec2', 'ec2:*')] }];
    const two = [
      ...root(),
      { target: 'A', policies: [allow('s3', 's3:*')] },
      { target: 'a', policies: [allow('ec2', 'ec2:*')] },
    ];
    expect(evaluate({ levels: one, request: ask() }).decision).toBe('allowed');
    expect(evaluate({ levels: two, request: ask() }).decision).toBe('denied');
  });

  test('a denial anywhere wins, and the answer names level, policy, statement and line', () => {
    const source = { file: 'config/organization.yaml', line: 12 };
    const deny = { ...scp('no-s3', { Sid: 'Ec2', Action: 'ec2:*' }, { Sid: 'S3', Action: 's3:*' }), source };
    const verdict = evaluate({
      levels: [...root(), { target: 'Production', policies: [full, deny] }],
      request: ask(),
    });
    expect(verdict.reason).toEqual({
      code: 'explicit-deny',
      message: 'The service control policy no-s3, attached to Production, denies it (statement S3).',
      target: 'Production',
      policy: 'no-s3',
      statement: 'S3',
      source,
    });
    expect(verdict.levels[1]?.policies.map(({ name, part, statement }) => [name, part, statement])).toEqual([
      ['FullAWSAccess', 'allows', 0],
      ['no-s3', 'denies', 'S3'],
    ]);
  });

  test('a denial below is named before a missing allow above', () => {
    const levels = [
      { target: 'Root', policies: [scp('list', { Effect: 'Allow', Action: 'ec2:*' })] },
      ...root(scp('no', {})),
    ];
    expect(evaluate({ levels, request: ask() }).reason).toMatchObject({
      code: 'explicit-deny',
      policy: 'no',
    });
  });

  test('without any service control policy on the path the policy type is off', () => {
    const levels = [{ target: 'Root', policies: [] }];
    expect(evaluate({ levels, request: ask() }).decision).toBe('allowed');
    expect(evaluate({ levels: [], request: ask() }).decision).toBe('allowed');
  });

  test('policies of other types are passed over', () => {
    const tag: AttachedPolicy = { name: 'tags', type: 'TAG_POLICY', document: { tags: {} } };
    expect(evaluate({ levels: root(tag), request: ask() }).levels[0]?.policies).toHaveLength(1);
  });
});

describe('who is bound', () => {
  const levels = root(scp('nothing', {}), rcp('nothing-either', {}));
  const code = (request: Partial<Request>) => {
    const { decision, reason } = evaluate({ levels, request: ask(request) });
    return [decision, reason.code];
  };

  test('not the management account', () =>
    expect(code({ managementAccount: true })).toEqual(['allowed', 'management-account']));
  test('not service-linked roles, known by flag or path', () => {
    const principal =
      'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';
    expect(code({ principal })).toEqual(['allowed', 'service-linked-role']);
    expect(code({ serviceLinkedRole: true })).toEqual(['allowed', 'service-linked-role']);
  });
  test('the root user of a member account', () =>
    expect(code({ principal: 'arn:aws:iam::111122223333:root' })[0]).toBe('denied'));
  test('AWS services by RCPs, but not by SCPs', () => {
    const service = { principal: 'cloudtrail.amazonaws.com' };
    expect(code(service)[0]).toBe('denied');
    expect(evaluate({ levels: root(scp('no', {})), request: ask(service) }).reason.code).toBe('aws-service');
  });
  test('RCPs bind the listed services only, and never kms:RetireGrant', () => {
    const at = (action: string) =>
      evaluate({ levels: root(rcp('no', {})), request: ask({ action }) }).decision;
    expect([at('sqs:SendMessage'), at('kms:Decrypt')]).toEqual(['denied', 'denied']);
    expect([at('ec2:StartInstances'), at('kms:RetireGrant')]).toEqual(['allowed', 'allowed']);
  });
  test('a principal from outside is bound by the RCPs of the resource alone', () => {
    const resourceLevels = [
      { target: 'Root', policies: [scp('no-scp', {}), rcp('no-rcp', { Action: 's3:Put*' })] },
    ];
    const at = (action: string) =>
      evaluate({ levels: [], resourceLevels, request: ask({ action }) }).decision;
    expect([at('s3:GetObject'), at('s3:PutObject')]).toEqual(['allowed', 'denied']);
  });
});

describe('elements', () => {
  test('actions match without regard to case, wildcards anywhere', () => {
    expect(denies({ Action: 'S3:g?t*' })).toBe(true);
    expect(denies({ Action: '*:GetObject' })).toBe(true);
    expect(denies({ Action: ['s3:Get', 's3:GetObjectAcl'] })).toBe(false);
  });
  test('NotAction and NotResource are everything else', () => {
    expect(denies({ Action: undefined, NotAction: ['s3:*', 'iam:*'] })).toBe(false);
    expect(denies({ Action: undefined, NotAction: 'iam:*' })).toBe(true);
    const others = { Resource: undefined, NotResource: 'arn:aws:s3:::mine/*' };
    expect(denies(others, { resource: 'arn:aws:s3:::mine/a' })).toBe(false);
    expect(denies(others, { resource: 'arn:aws:s3:::other/a' })).toBe(true);
    expect(denies(others)).toBe(true);
  });
  test('wildcards stay within a segment of an ARN, save for a * that ends one', () => {
    const resource = 'arn:aws:sqs:eu-west-1:111122223333:orders';
    const at = (Resource: string) => denies({ Resource }, { resource });
    expect(at('arn:aws:sqs:*:*:orders')).toBe(true);
    expect(at('arn:aws:sqs:*:orders')).toBe(true);
    expect(at('arn:aws:sqs:*')).toBe(true);
    expect(at('arn:aws:sqs:eu*3:orders')).toBe(false);
    expect(at('arn:aws:sqs:eu-west-1?111122223333:orders')).toBe(false);
    expect(at('arn:aws:sqs:eu-*-1:*:orders')).toBe(true);
    expect(at('arn:aws:sqs:*:*:other')).toBe(false);
    expect(denies({ Resource: 'arn:aws:a:b:c:d?e*g' }, { resource: 'arn:aws:a:b:c:d:e:f:g' })).toBe(true);
  });
  test('a resource is matched letter for letter', () =>
    expect(denies({ Resource: 'arn:aws:s3:::Logs' }, { resource: 'arn:aws:s3:::logs' })).toBe(false));
  test('policy variables, their defaults, and values that look like wildcards', () => {
    const at = (Resource: string, team?: string) =>
      denies({ Resource }, { resource: 'arn:aws:s3:::red/a', ...(team && { principalTags: { team } }) });
    expect(at('arn:aws:s3:::${aws:PrincipalTag/Team}/*', 'red')).toBe(true);
    expect(at('arn:aws:s3:::${aws:PrincipalTag/team}/*')).toBe(false);
    expect(at("arn:aws:s3:::${aws:PrincipalTag/team, 'red'}/*")).toBe(true);
    expect(at('arn:aws:s3:::${aws:PrincipalTag/team}/*', '*')).toBe(false);
  });
  test('a variable that holds an ARN does not split the pattern', () =>
    expect(
      denies(
        { Resource: 'arn:aws:iam::*:role/${aws:username}' },
        { resource: 'arn:aws:iam::1:role/ann', principal: 'arn:aws:iam::1:user/x/ann' },
      ),
    ).toBe(true));
  test('a session carries the ARN of its role', () => {
    const principal = 'arn:aws:sts::111122223333:assumed-role/developer/ann@example.com';
    expect(denies({ Condition: { ArnLike: { 'aws:PrincipalARN': ROLE } } }, { principal })).toBe(true);
  });
});

describe('conditions', () => {
  test('a missing key: positive operators fail, negated ones hold, IfExists holds', () => {
    expect(meets({ StringEquals: { 's3:prefix': 'a' } })).toBe(false);
    expect(meets({ StringNotLike: { 's3:prefix': 'a' } })).toBe(true);
    expect(meets({ StringEqualsIfExists: { 's3:prefix': 'a' } })).toBe(true);
    expect(meets({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })).toBe(true);
    expect(meets({ Null: { 's3:prefix': 'true' } })).toBe(true);
    expect(meets({ Null: { 's3:prefix': false } })).toBe(false);
  });
  test('several keys and operators are all needed, several values are alternatives', () => {
    const block = { StringEquals: { a: ['1', '2'], b: '3' }, Bool: { c: true } };
    expect(meets(block, { a: '2', b: '3', c: 'true' })).toBe(true);
    expect(meets(block, { a: '2', b: '4', c: 'true' })).toBe(false);
    expect(meets({ StringNotEquals: { a: ['1', '2'] } }, { a: '2' })).toBe(false);
  });
  test('sets of values', () => {
    const tags = (...keys: string[]) => ({ 'aws:TagKeys': keys });
    expect(meets({ 'ForAllValues:StringLike': { 'aws:TagKeys': 'c*' } }, tags('cost', 'center'))).toBe(true);
    expect(meets({ 'ForAllValues:StringLike': { 'aws:TagKeys': 'c*' } }, tags('cost', 'x'))).toBe(false);
    expect(meets({ 'ForAllValues:StringLike': { 'aws:TagKeys': 'c*' } })).toBe(true);
    expect(meets({ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'c*' } }, tags('x', 'cost'))).toBe(true);
    expect(meets({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'x' } }, tags('x', 'y'))).toBe(true);
    expect(meets({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'x' } })).toBe(false);
  });
  test('a multivalued key without a set qualifier matches nothing', () => {
    expect(meets({ StringEquals: { 'aws:TagKeys': 'x' } }, { 'aws:TagKeys': ['x'] })).toBe(false);
    expect(meets({ StringNotEquals: { 'aws:TagKeys': 'y' } }, { 'aws:TagKeys': ['x'] })).toBe(false);
  });
  test.each([
    ['NumericLessThanEquals', '10', '9.5', true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericGreaterThan', '10', 'ten', false],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-02', true],
    ['StringEqualsIgnoreCase', 'Red', 'rED', true],
    ['StringNotEqualsIgnoreCase', 'Red', 'rED', false],
    ['StringEquals', 'r*', 'red', false],
    ['BinaryEquals', 'QUJD', 'QUJD', true],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '2001:db8::/32', '2001:db8:ffff::1', true],
    ['NotIpAddress', '10.0.0.0/8', '2001:db8::1', true],
    ['IpAddress', '10.0.0.1', '10.0.0.1', true],
    ['ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::1:user/a', false],
    ['ArnEquals', 'arn:aws:sns:*:*:a*', 'arn:aws:sns:eu-west-1:1:ab:c', true],
    ['ArnLike', '*', 'arn:aws:iam::1:user/a', false],
  ])('%s %s against %s is %s', (operator, policy, request, expected) => {
    expect(meets({ [operator]: { k: policy } }, { k: request })).toBe(expected);
  });
  test('an operator that does not exist is an error, never a silent mismatch', () =>
    expect(() => meets({ StringMatches: { a: 'b' } })).toThrow(
      'There is no condition operator StringMatches.',
    ));
});

test('the resources that an action is asked on, when only the action is given', async () => {
  const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' };
  expect(await exampleResources('S3:putobject', place)).toEqual(['arn:aws:s3:::example/example']);
  expect(await exampleResources('s3:ListAllMyBuckets', place)).toEqual(['*']);
  expect(await exampleResources('ec2:RunInstances', place)).toEqual(
    expect.arrayContaining([
      'arn:aws:ec2:eu-west-1:111122223333:instance/example',
      'arn:aws:ec2:eu-west-1::image/example',
    ]),
  );
  expect(await exampleResources('s3:PutObjekt', place)).toBeUndefined();
  expect(await exampleResources('nothing:At', place)).toBeUndefined();
});

/** Where the oracle of evaluate.oracle.test.ts answers otherwise, and what AWS's documentation says. */
describe('settled against the oracle', () => {
  test('${*} is the character itself with every string operator, not only with wildcards', () => {
    // "Predefined policy variables … can be used in any string where you can use regular policy variables."
    expect(meets({ StringEquals: { k: '${*}' } }, { k: '*' })).toBe(true);
  });
  test('IfExists holds for a missing key behind ForAnyValue as well', () => {
    // "If the key is not present, evaluate the condition element as true."
    expect(meets({ 'ForAnyValue:StringEqualsIfExists': { 'aws:TagKeys': 'x' } })).toBe(true);
  });
  test('nothing equals a variable without value, so that a negated operator holds', () => {
    // "Inverted condition operators like StringNotEquals or StringNotLike do match against a null value."
    expect(meets({ StringEquals: { k: '${aws:PrincipalTag/team}' } }, { k: 'a' })).toBe(false);
    expect(meets({ StringNotEquals: { k: '${aws:PrincipalTag/team}' } }, { k: 'a' })).toBe(true);
  });
  test('a set of nothing but empty strings is an empty set', () => {
    // "…or if the context key value resolves to a null data set, such as an empty string."
    expect(meets({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } }, { 'aws:TagKeys': [''] })).toBe(
      true,
    );
    expect(meets({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': '' } }, { 'aws:TagKeys': [''] })).toBe(false);
  });
  test('a shortened ARN in NotResource leaves out what it matches and nothing else', () => {
    const others = { Resource: undefined, NotResource: 'arn:aws:ec2:*' };
    expect(denies(others, { resource: 'arn:aws:s3:::logs' })).toBe(true);
    expect(denies(others, { resource: 'arn:aws:ec2:eu-west-1:1:instance/i-1' })).toBe(false);
  });
  test('a UNIX time is in seconds and compares with a date', () => {
    expect(
      meets(
        { DateLessThan: { 'aws:CurrentTime': '1800000000' } },
        { 'aws:CurrentTime': '2026-11-21T00:00:00Z' },
      ),
    ).toBe(true);
  });
  test('an address of the other family is outside of a single address too', () =>
    expect(meets({ NotIpAddress: { 'aws:SourceIp': '10.0.0.1' } }, { 'aws:SourceIp': '2001:db8::1' })).toBe(
      true,
    ));
});
