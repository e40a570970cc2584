import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, type Level, type Request } from '../../src/guardrails/evaluate';
import { minify } from '../../src/guardrails/minify';
import { type Guardrail, type PackedDocument, pack } from '../../src/guardrails/pack';
import { FULL_AWS_ACCESS } from '../../src/guardrails/policy-document';
import type { PolicyDocument } from '../../src/iam-documents/policy-document';
import { findingsOf } from './findings';

/** Service control policies that AWS publishes as examples; they lie beside the repository, not in it. */
const FOLDER = join(__dirname, '../../../shared/data/scp-examples');
const present = existsSync(FOLDER);
const full = { name: 'FullAWSAccess', type: 'SERVICE_CONTROL_POLICY' as const, document: FULL_AWS_ACCESS };

function load(): Guardrail[] {
  return readdirSync(FOLDER).map((file) => {
    // One of the examples carries a comment, which is no JSON.
    const text = readFileSync(join(FOLDER, file), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
    return {
      name: file.replace('.json', ''),
      type: 'SERVICE_CONTROL_POLICY',
      pack: true,
      document: JSON.parse(text),
    };
  });
}

const ASKED: Omit<Request, 'principal'>[] = [
  ...['eu-west-1', 'us-west-2'].flatMap((region) =>
    [
      's3:GetObject',
      'ec2:RunInstances',
      'kms:ScheduleKeyDeletion',
      'iam:CreateUser',
      'organizations:LeaveOrganization',
    ].map((action) => ({ action, region })),
  ),
  { action: 'guardduty:DeleteDetector' },
  { action: 'config:StopConfigurationRecorder' },
  { action: 's3:PutObject', context: { 's3:x-amz-server-side-encryption': 'AES256' } },
  { action: 'iam:TagRole', context: { 'aws:TagKeys': ['x509Subject/CN'] } },
];
const REQUESTS: Request[] = ASKED.map((one) => ({
  principal: 'arn:aws:iam::111122223333:role/developer',
  ...one,
}));

(present ? describe : describe.skip)(
  `AWS's examples (${present ? 'present' : 'skipped: the folder shared/data/scp-examples is absent'})`,
  () => {
    const guardrails = present ? load() : [];
    const document = (name: string) =>
      guardrails.find((one) => one.name === name)?.document as PolicyDocument;
    const decide = (name: string, request: Partial<Request> & { action: string }) =>
      evaluate({
        levels: [
          {
            target: 'Root',
            policies: [full, { name, type: 'SERVICE_CONTROL_POLICY', document: document(name) }],
          },
        ],
        request: { principal: 'arn:aws:iam::111122223333:role/developer', ...request },
      }).decision;

    test('are checked without a single error', async () => {
      expect(guardrails.length).toBeGreaterThan(50);
      for (const { name, document } of guardrails) {
        const findings = await findingsOf(document, 'SERVICE_CONTROL_POLICY');
        expect([name, findings.filter(({ severity }) => severity === 'error')]).toEqual([name, []]);
      }
    });

    test('give these warnings, their placeholders aside, each of them true', async () => {
      const found = await Promise.all(
        guardrails.map(async ({ name, document }) =>
          (await findingsOf(document, 'SERVICE_CONTROL_POLICY'))
            .filter(({ code }) => code !== 'unknown-variable')
            .map(({ code, pointer }) => `${name} ${code} ${pointer.join('/')}`),
        ),
      );
      expect(found.flat().filter((line) => !line.includes('unknown-service'))).toEqual([
        // Create actions take no resource, so that naming one leaves them out.
        'Deny-modifications-to-specific-AWS-CloudFormation-resources never-matches Statement/0/Action/3',
        'Deny-modifications-to-specific-Amazon-Lambda-functions never-matches Statement/0/Action/1',
        // Actions AWS has withdrawn.
        'Deny-unwanted-cancellation-or-changes-to-AWS-Marketplace-product-subscription unknown-action Statement/0/Action/2',
        'Deny-unwanted-cancellation-or-changes-to-AWS-Marketplace-product-subscription unknown-action Statement/0/Action/6',
        // Two alternatives to choose from, written into one document.
        'deny-creating-any-service-specific-credentials covered Statement/1',
      ]);
    });

    test('pack into a few documents without a change of any answer', () => {
      const packing = pack([{ target: 'Root', guardrails }]);
      for (const { characters, maxCharacters } of packing.documents)
        expect(characters).toBeLessThanOrEqual(maxCharacters);
      const total = guardrails.reduce((sum, { document }) => sum + minify(document).length, 0);
      expect(packing.documents.length).toBeLessThanOrEqual(Math.ceil(total / 10_240) + 1);
      const level = (policies: readonly (Guardrail | PackedDocument)[]): Level[] => [
        { target: 'Root', policies: [full, ...policies] },
      ];
      for (const request of REQUESTS) {
        const [tight, loose] = [
          evaluate({ levels: level(packing.documents), request }),
          evaluate({ levels: level(guardrails), request }),
        ];
        expect([request.action, tight.decision]).toEqual([request.action, loose.decision]);
      }
    });

    test('evaluate as their titles say', () => {
      const region = 'Deny-access-to-AWS-based-on-the-requested-AWS-region';
      expect(decide(region, { action: 'ec2:RunInstances', region: 'us-west-2' })).toBe('denied');
      expect(decide(region, { action: 'ec2:RunInstances', region: 'eu-west-1' })).toBe('allowed');
      expect(decide(region, { action: 'iam:CreateRole', region: 'us-east-1' })).toBe('allowed');
      const root = 'Deny-the-root-user-from-performing-actions-except-S3-bucketpolicy-changes';
      const principal = 'arn:aws:iam::111122223333:root';
      expect(decide(root, { action: 's3:GetObject', principal })).toBe('denied');
      expect(decide(root, { action: 's3:DeleteBucketPolicy', principal })).toBe('allowed');
      expect(decide(root, { action: 's3:GetObject' })).toBe('allowed');
      const tags = 'Protect-IAMRA-Specific-Tags';
      expect(decide(tags, { action: 'iam:TagRole', context: { 'aws:TagKeys': ['x509SAN/DNS'] } })).toBe(
        'denied',
      );
      expect(decide(tags, { action: 'iam:TagRole', context: { 'aws:TagKeys': ['team'] } })).toBe('allowed');
    });
  },
);

/** The kind of document a large organization grows: long, nested, with every element. */
function large(): PolicyDocument {
  const exempt = {
    ArnNotLike: {
      'aws:PrincipalArn': [
        'arn:aws:iam::*:role/platform/*',
        'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*',
      ],
    },
  };
  const own = Array.from(
    { length: 60 },
    (_, i) => `arn:aws:s3:::corp-\${aws:PrincipalTag/unit, 'none'}-${i}/*`,
  );
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OwnBuckets',
        Effect: 'Deny',
        Action: ['s3:Put*', 's3:Delete*'],
        NotResource: own,
        Condition: { ...exempt, Null: { 'aws:PrincipalTag/unit': 'false' } },
      },
      {
        Sid: 'Regions',
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*', 's3:*', 'organizations:*'],
        Resource: '*',
        Condition: { ...exempt, StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
      },
      {
        Sid: 'Network',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] },
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
          StringNotEqualsIfExists: { 'aws:SourceVpc': ['vpc-0a1b'] },
          ...exempt,
        },
      },
      {
        Sid: 'Tags',
        Effect: 'Deny',
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:*:*:instance/*',
        Condition: {
          'ForAnyValue:StringLike': { 'aws:TagKeys': ['corp:*'] },
          StringNotEquals: { 'aws:PrincipalTag/unit': '${aws:RequestTag/corp:unit}' },
        },
      },
      ...Array.from({ length: 12 }, (_, i) => ({
        Sid: `Keep${i}`,
        Effect: 'Deny' as const,
        Action: ['logs:DeleteLogGroup', 'logs:PutRetentionPolicy'],
        Resource: `arn:aws:logs:*:*:log-group:/corp/audit/${i}/*`,
        Condition: exempt,
      })),
    ],
  };
}

describe('a large document', () => {
  const document = large();
  const decide = (request: Partial<Request> & { action: string }) => {
    const levels = [
      {
        target: 'Root',
        policies: [full, { name: 'corp', type: 'SERVICE_CONTROL_POLICY' as const, document }],
      },
    ];
    const asked: Request = {
      principal: 'arn:aws:iam::111122223333:role/developer',
      region: 'eu-west-1',
      principalTags: { unit: 'red' },
      ...request,
    };
    const { decision, reason } = evaluate({ levels, request: asked });
    return decision === 'denied' ? reason.statement : decision;
  };

  test('of over 5,000 characters is checked without a finding', async () => {
    expect(minify(document).length).toBeGreaterThan(5000);
    expect(await findingsOf(document, 'SERVICE_CONTROL_POLICY')).toEqual([]);
  });
  test('evaluates', () => {
    const office = { context: { 'aws:SourceIp': '203.0.113.7' } };
    expect(decide({ action: 's3:PutObject', resource: 'arn:aws:s3:::corp-red-7/a', ...office })).toBe(
      'allowed',
    );
    expect(decide({ action: 's3:PutObject', resource: 'arn:aws:s3:::corp-blue-7/a', ...office })).toBe(
      'OwnBuckets',
    );
    expect(decide({ action: 'ec2:StartInstances', region: 'us-east-1', ...office })).toBe('Regions');
    expect(decide({ action: 'sqs:SendMessage', context: { 'aws:SourceIp': '198.51.100.1' } })).toBe(
      'Network',
    );
    expect(
      decide({
        action: 'sqs:SendMessage',
        context: { 'aws:SourceIp': '198.51.100.1', 'aws:SourceVpc': 'vpc-0a1b' },
      }),
    ).toBe('allowed');
    expect(
      decide({
        action: 'sqs:SendMessage',
        principal: 'arn:aws:iam::111122223333:role/platform/x',
        context: { 'aws:SourceIp': '198.51.100.1' },
      }),
    ).toBe('allowed');
    const instance = 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1';
    const tag = (unit: string) => ({
      ...office.context,
      'aws:TagKeys': ['corp:unit'],
      'aws:RequestTag/corp:unit': unit,
    });
    expect(decide({ action: 'ec2:CreateTags', resource: instance, context: tag('blue') })).toBe('Tags');
    expect(decide({ action: 'ec2:CreateTags', resource: instance, context: tag('red') })).toBe('allowed');
    const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:/corp/audit/11/trail:*';
    expect(decide({ action: 'logs:DeleteLogGroup', resource: group, ...office })).toBe('Keep11');
  });
});
