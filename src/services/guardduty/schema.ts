import { z } from 'zod';
import { region } from '../../organization/fields';
import { type Feature, features } from './features';

const descriptions: Record<Feature, string> = {
  s3DataEvents: 'S3 protection: data events of buckets.',
  eksAuditLogs: 'EKS protection: audit logs of clusters.',
  ebsMalwareProtection: 'Malware scans of EBS volumes of instances with findings.',
  rdsLoginEvents: 'RDS protection: logins to Aurora and RDS.',
  lambdaNetworkLogs: 'Lambda protection: network activity of functions.',
  runtimeMonitoring: 'Runtime monitoring of EKS, ECS on Fargate and EC2.',
};

const switches = Object.fromEntries(
  features.map((feature) => [
    feature,
    z.boolean().meta({ description: descriptions[feature], examples: [true] }),
  ]),
) as Record<Feature, z.ZodBoolean>;

const featuresSchema = z
  .strictObject(
    Object.fromEntries(features.map((feature) => [feature, switches[feature].default(true)])) as Record<
      Feature,
      z.ZodDefault<z.ZodBoolean>
    >,
  )
  .prefault({})
  .meta({ description: 'Protection plans, all on. What is off here is off for new and existing accounts.' });

const agent = (where: string) =>
  z
    .boolean()
    .default(true)
    .meta({ description: `Let GuardDuty install and update its agent on ${where}.`, examples: [true] });

const criterion = z
  .strictObject({
    equals: z
      .array(z.string())
      .optional()
      .meta({ description: 'Any of these.', examples: [['i-0123']] }),
    notEquals: z
      .array(z.string())
      .optional()
      .meta({ description: 'None of these.', examples: [['i-0123']] }),
    greaterThanOrEqual: z
      .string()
      .optional()
      .meta({ description: 'At least.', examples: ['4'] }),
    lessThan: z
      .string()
      .optional()
      .meta({ description: 'Less than.', examples: ['4'] }),
  })
  .meta({ description: 'What the field must be.' });

const filterName = z
  .string()
  .regex(/^[a-zA-Z0-9_.-]{3,64}$/, 'a filter name has 3 to 64 letters, digits and _.-');

const filters = z
  .record(
    filterName,
    z.strictObject({
      description: z
        .string()
        .max(512)
        .default('')
        .meta({ description: 'What it is for.', examples: ['The scanner of the red team.'] }),
      action: z
        .enum(['ARCHIVE', 'NOOP'])
        .default('ARCHIVE')
        .meta({
          description: '`ARCHIVE` hides what matches; `NOOP` only names it.',
          examples: ['ARCHIVE'],
        }),
      criteria: z
        .record(z.string(), criterion)
        .refine((criteria) => Object.keys(criteria).length > 0, 'a filter needs a criterion')
        .meta({
          description:
            'Conditions by field (https://docs.aws.amazon.com/guardduty/latest/APIReference/API_FindingCriteria.html).',
          examples: [{ type: { equals: ['Recon:EC2/Portscan'] } }],
        }),
    }),
  )
  .default({})
  .meta({ description: 'Filters by name, in each region; the first in the file has the first rank.' });

const lists = (what: string) =>
  z
    .record(
      z.string().min(1).max(300),
      z.strictObject({
        format: z
          .enum(['TXT', 'STIX', 'OTX_CSV', 'ALIEN_VAULT', 'PROOF_POINT', 'FIRE_EYE'])
          .default('TXT')
          .meta({ description: 'Format of the list.', examples: ['TXT'] }),
        location: z
          .string()
          .regex(/^(s3:\/\/|https:\/\/s3)/, 'a list lies in S3: s3://bucket/key')
          .meta({
            description: 'Object in S3 that holds the list, readable for GuardDuty.',
            examples: ['s3://acme-threats/list.txt'],
          }),
      }),
    )
    .default({})
    .meta({ description: `${what} by name, in each region.` });

/** `guardDuty`: threat detection in every account and governed region. */
export const guardDutySchema = z
  .strictObject({
    autoEnable: z
      .enum(['ALL', 'NEW', 'NONE'])
      .default('ALL')
      .meta({
        description:
          '`ALL`: every account, present and future; `NEW`: only accounts that join later; `NONE`: nobody by itself. ' +
          '`NONE` after `ALL` disables nothing.',
        examples: ['ALL'],
      }),
    features: featuresSchema,
    runtimeAgents: z
      .strictObject({ eks: agent('EKS'), ecsFargate: agent('ECS on Fargate'), ec2: agent('EC2') })
      .prefault({})
      .meta({ description: 'Agents of runtime monitoring that GuardDuty manages.' }),
    regions: z
      .record(
        region('A governed region.'),
        z.strictObject(
          Object.fromEntries(features.map((feature) => [feature, switches[feature].optional()])) as Record<
            Feature,
            z.ZodOptional<z.ZodBoolean>
          >,
        ),
      )
      .default({})
      .meta({
        description: 'Protection plans that differ in a region.',
        examples: [{ 'us-east-1': { rdsLoginEvents: false } }],
      }),
    findingPublishingFrequency: z
      .enum(['FIFTEEN_MINUTES', 'ONE_HOUR', 'SIX_HOURS'])
      .default('FIFTEEN_MINUTES')
      .meta({
        description: 'How often updates of findings are exported and sent.',
        examples: ['FIFTEEN_MINUTES'],
      }),
    exportFindings: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Export findings to the encrypted bucket `logging.findingsBucket`; GuardDuty itself forgets them after 90 days. ' +
          'Needs `logging`.',
        examples: [true],
      }),
    filters,
    trustedIpLists: lists('Lists of addresses that never make findings').refine(
      (given) => Object.keys(given).length <= 1,
      'GuardDuty takes one trusted list a region',
    ),
    threatLists: lists('Lists of addresses that always make findings').refine(
      (given) => Object.keys(given).length <= 6,
      'GuardDuty takes six threat lists a region',
    ),
    detectors: z
      .record(
        region('A governed region.'),
        z.string().regex(/^[0-9a-f]{32}$/, 'a detector id has 32 hexadecimal digits'),
      )
      .default({})
      .meta({
        description:
          'Detectors that exist already in the administrator’s account, by region; they are imported. AWS Control ' +
          'Tower and the console make one when they delegate.',
        examples: [{ 'eu-central-1': '12abc34d567e8fa901bc2d34e56789f0' }],
      }),
  })
  .optional()
  .meta({
    description:
      'GuardDuty for every account, run by `delegatedAdministrators.guardDuty`; on with `{}` ' +
      '(https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html).',
  });

/** GuardDuty's settings. */
export type GuardDutySettings = NonNullable<z.output<typeof guardDutySchema>>;
