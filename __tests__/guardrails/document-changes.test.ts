import { documentChangeLines, documentChanges } from '../../src/guardrails/document-changes';

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const deny = (more: object) => ({ Effect: 'Deny', Action: 'ec2:RunInstances', Resource: '*', ...more });
const lines = (before: unknown, after: unknown) => documentChangeLines(documentChanges(before, after));

test('a statement is known by its Sid, and only what differs in it is told', () => {
  const before = policy(deny({ Sid: 'A', Action: ['ec2:RunInstances', 's3:PutObject'] }), deny({ Sid: 'B' }));
  const after = policy(deny({ Sid: 'B' }), deny({ Sid: 'A', Action: ['s3:PutObject', 'iam:CreateUser'] }));
  expect(lines(before, after)).toEqual(['~ A: Action - ec2:RunInstances + iam:CreateUser']);
});

test('without a Sid, by what they have in common', () => {
  const before = policy(deny({ Action: 'ec2:A' }), deny({ Action: 'iam:B', Resource: 'arn:x' }));
  const after = policy(deny({ Action: 'ec2:A' }), deny({ Action: 'iam:C', Resource: 'arn:x' }));
  expect(lines(before, after)).toEqual(['~ Deny iam:C on arn:x: Action - iam:B + iam:C']);
});

test('without a Sid and with long lists, by few of them', () => {
  const many = Array.from({ length: 40 }, (_, index) => `s3:A${index + 10}`);
  expect(lines(policy(deny({ Action: many })), policy(deny({ Action: [...many, 's3:B'] })))).toEqual([
    '~ Deny s3:A10, s3:A11, s3:A12 and 38 more on *: Action + s3:B',
  ]);
});

test('what comes and goes is told whole, with its condition', () => {
  const where = { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } };
  const before = policy(deny({ Sid: 'Regions', Action: undefined, NotAction: ['iam:*'], Condition: where }));
  expect(
    lines(JSON.parse(JSON.stringify(before)), policy({ Effect: 'Allow', Action: '*', Resource: '*' })),
  ).toEqual([
    '- Regions: Deny all but iam:* on * if StringNotEquals aws:RequestedRegion eu-central-1, eu-west-1',
    '+ Allow * on *',
  ]);
});

test('only another order or a list of one is no change', () => {
  const before = policy(deny({ Action: ['ec2:A', 'ec2:B'], Condition: { Bool: { k: 'true' } } }));
  const after = {
    ...policy(),
    Statement: deny({ Action: ['ec2:B', 'ec2:A'], Condition: { Bool: { k: [true] } } }),
  };
  expect(documentChanges(before, after)).toEqual([]);
});

test.each([
  ['a denial goes', policy(deny({ Sid: 'A' }), deny({ Sid: 'B' })), policy(deny({ Sid: 'A' })), true],
  ['a denial comes', policy(deny({ Sid: 'A' })), policy(deny({ Sid: 'A' }), deny({ Sid: 'B' })), false],
  [
    'less is denied',
    policy(deny({ Sid: 'A', Action: ['a:B', 'a:C'] })),
    policy(deny({ Sid: 'A', Action: 'a:B' })),
    true,
  ],
  [
    'more is denied',
    policy(deny({ Sid: 'A', Action: 'a:B' })),
    policy(deny({ Sid: 'A', Action: ['a:B', 'a:C'] })),
    false,
  ],
  [
    'more is left out',
    policy({ Sid: 'A', Effect: 'Deny', NotAction: 'a:B', Resource: '*' }),
    policy({ Sid: 'A', Effect: 'Deny', NotAction: ['a:B', 'a:C'], Resource: '*' }),
    true,
  ],
  [
    'a condition comes',
    policy(deny({ Sid: 'A' })),
    policy(deny({ Sid: 'A', Condition: { Bool: { k: 'true' } } })),
    true,
  ],
  ...(
    [
      ['StringNotEquals', ['a', 'b'], ['a'], false],
      ['StringNotEquals', ['a'], ['a', 'b'], true],
      ['ForAnyValue:StringNotLikeIfExists', ['a', 'b'], ['a'], false],
      ['ArnNotLike', ['a', 'b'], ['a', 'c'], true],
      ['StringEquals', ['a', 'b'], ['a'], true],
      ['StringEquals', ['a'], ['a', 'b'], false],
      ['Bool', ['true'], ['false'], true],
      ['StringNotEquals', ['a'], undefined, false],
      ['StringNotEquals', undefined, ['a'], true],
    ] as const
  ).map(([operator, was, is, weakens]): [string, object, object, boolean] => {
    const where = (values?: readonly string[]) =>
      policy(
        deny({ Sid: 'A', Condition: { Null: { k: 'false' }, ...(values && { [operator]: { k: values } }) } }),
      );
    return [`${operator} ${was} becomes ${is}`, where(was), where(is), weakens];
  }),
  [
    'a condition of what is allowed goes',
    policy(deny({ Sid: 'A', Effect: 'Allow', Condition: { Bool: { k: 'true' } } })),
    policy(deny({ Sid: 'A', Effect: 'Allow' })),
    true,
  ],
  [
    'more is allowed',
    policy(deny({ Sid: 'A', Effect: 'Allow' })),
    policy(deny({ Sid: 'A', Effect: 'Allow', Action: ['ec2:RunInstances', 'a:B'] })),
    true,
  ],
  [
    'a denial becomes an allowance',
    policy(deny({ Sid: 'A' })),
    policy(deny({ Sid: 'A', Effect: 'Allow' })),
    true,
  ],
])('%s: whether that weakens the policy', (_, before, after, weakens) => {
  expect(documentChanges(before, after).map((change) => change.weakens)).toEqual([weakens]);
});

test('a management policy is told by its values', () => {
  const tag = (values: string[]) => ({ tags: { CostCenter: { tag_value: { '@@assign': values } } } });
  expect(lines(tag(['1', '2']), tag(['2', '3']))).toEqual(['~ tags.CostCenter.tag_value.@@assign: - 1 + 3']);
});
