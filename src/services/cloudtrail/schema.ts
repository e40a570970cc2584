import { z } from 'zod';

const bucketOrArn = z
  .string()
  .regex(/^arn:aws:[a-z0-9-]+:/, 'an ARN begins with arn:aws:')
  .max(2048)
  .meta({ description: 'Beginning of an ARN.', examples: ['arn:aws:s3:::acme-payments/'] });

const dataEvents = z
  .strictObject({
    resourceType: z
      .string()
      .regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/, 'a resource type has the form AWS::S3::Object')
      .meta({
        description:
          'CloudTrail’s resource type: AWS::S3::Object, AWS::Lambda::Function, AWS::DynamoDB::Table, … ' +
          '(https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html).',
        examples: ['AWS::S3::Object'],
      }),
    access: z
      .enum(['All', 'ReadOnly', 'WriteOnly'])
      .default('All')
      .meta({ description: 'Which of them.', examples: ['WriteOnly'] }),
    only: z
      .array(bucketOrArn)
      .default([])
      .meta({
        description: 'Beginnings of the ARNs that count; without any, all do.',
        examples: [['arn:aws:s3:::acme-payments/']],
      }),
    except: z
      .array(bucketOrArn)
      .default([])
      .meta({
        description:
          'Beginnings of ARNs that do not count. The log buckets never do, or every delivery would log the next.',
        examples: [['arn:aws:s3:::acme-build-cache/']],
      }),
  })
  .meta({ description: 'Data events of one resource type, in every account. Each costs money.' });

/** The trail's log group. */
const cloudWatchLogs = (retentionDays: readonly number[]) =>
  z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .meta({ description: 'Without it there are no alarms on risky calls.', examples: [true] }),
      retentionDays: z
        .literal([...retentionDays])
        .default(365)
        .meta({
          description:
            'Days for which the copy in CloudWatch Logs is kept; one of the values that CloudWatch takes.',
          examples: [365],
        }),
    })
    .prefault({})
    .meta({ description: 'Delivery to CloudWatch Logs in the management account, which the alarms need.' });

/**
 * `logging.trail`: the organization trail, `aws_cloudtrail`.
 *
 * @param retentionDays what CloudWatch Logs takes
 */
export const trailSchema = (retentionDays: readonly number[]) =>
  z
    .strictObject({
      name: z
        .string()
        .regex(
          /^(?!\d+\.\d+\.\d+\.\d+$)[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?![._-])){1,126}[A-Za-z0-9]$/,
          'a trail name has 3 to 128 letters, digits, periods, underscores and hyphens, no two of the latter in a row',
        )
        .optional()
        .meta({
          description: 'Name of the trail; `<organization.name>-organization` where none is given.',
          examples: ['acme-organization'],
        }),
      adopted: z
        .boolean()
        .default(false)
        .meta({
          description:
            'Whether an organization trail of this name exists already: it is imported. Take it out once applied.',
          examples: [true],
        }),
      state: z
        .enum(['active', 'released', 'deleted'])
        .default('active')
        .meta({
          description:
            '`active`; `released`: Terraform lets go of the trail, which goes on; `deleted`: the trail is deleted, what it ' +
            'has logged stays. Taking the trail out of the file is refused until one of the two was applied.',
          examples: ['active'],
        }),
      insights: z
        .array(z.enum(['ApiCallRateInsight', 'ApiErrorRateInsight']))
        .default(['ApiCallRateInsight', 'ApiErrorRateInsight'])
        .meta({
          description:
            'Unusual rates of write calls and of errors. Costs by the number of events analyzed ' +
            '(https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html).',
          examples: [['ApiCallRateInsight']],
        }),
      dataEvents: z
        .array(dataEvents)
        .default([])
        .meta({ description: 'Data events beside the management events, which are always logged.' }),
      excludedManagementEvents: z
        .array(z.enum(['kms.amazonaws.com', 'rdsdata.amazonaws.com']))
        .default([])
        .meta({
          description:
            'Services whose many management events are left out. Without those of KMS its alarm is blind.',
          examples: [['rdsdata.amazonaws.com']],
        }),
      cloudWatchLogs: cloudWatchLogs(retentionDays),
    })
    .prefault({})
    .meta({
      description:
        'The organization trail: all accounts, all regions, global events, log-file validation, encrypted ' +
        '(https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html).',
    });

/** `logging.trail` after validation, with defaults. */
export type TrailSettings = z.output<ReturnType<typeof trailSchema>>;
