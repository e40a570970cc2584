import { z } from 'zod';
import { text } from '../../organization/fields';
import { readyAlarms } from './ready-alarms';

/** Days that CloudWatch Logs can keep events for. */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const alarm = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether there is such an alarm.', examples: [false] }),
    pattern: z
      .string()
      .max(1024, 'a filter pattern has up to 1,024 characters')
      .regex(/^\s*\{.*\}\s*$/s, 'a pattern over CloudTrail’s events stands in braces: { $.eventName = "…" }')
      .optional()
      .meta({
        description:
          'CloudWatch’s filter pattern over the trail’s events; a ready alarm has one already ' +
          '(https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).',
        examples: ['{ ($.eventSource=iam.amazonaws.com) && ($.eventName=CreateAccessKey) }'],
      }),
    description: text(900, 'What it says to whom it reaches.', 'An access key was made').optional(),
    level: z
      .enum(['critical', 'error', 'info'])
      .optional()
      .meta({
        description: 'Topic that hears of it; `error` where a new alarm gives none.',
        examples: ['critical'],
      }),
    threshold: z
      .int()
      .min(1)
      .optional()
      .meta({
        description: 'Matches within a period that raise it; 1 where nothing is said.',
        examples: [1],
      }),
    periodSeconds: z
      .int()
      .min(60)
      .max(86400)
      .multipleOf(60, 'a period is a multiple of 60 seconds')
      .optional()
      .meta({
        description: 'Length of a period in seconds, a multiple of 60; 300 where nothing is said.',
        examples: [300],
      }),
  })
  .meta({ description: 'One alarm: a ready one that is changed, or one of your own.' });

/** `logging.alarms`: alarms on API calls. */
export const alarmsSchema = z
  .record(
    z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'use 1 to 64 lower-case letters, digits and hyphens'),
    alarm,
  )
  .default({})
  .meta({
    description:
      `Alarms on risky calls, by name. All ready ones are on: ${Object.keys(readyAlarms).join(', ')}, elevated-roles. ` +
      'Name one to change it or to switch it off (`enabled: false`); any other name with a `pattern` adds one.',
    examples: [{ 'unauthorized-calls': { threshold: 20 }, 'vpc-changes': { enabled: false } }],
  });

/** `logging.elevatedRoles`: roles whose use raises an alarm. */
export const elevatedRolesSchema = z
  .array(
    z
      .string()
      .regex(
        /^[\w+=,.@*-]{1,64}$/,
        'a role name has 1 to 64 letters, digits and _+=,.@-; * stands for anything',
      ),
  )
  .max(9, 'nine roles fit one filter pattern')
  .default([
    'OrganizationAccountAccessRole',
    'AWSReservedSSO_AdministratorAccess*',
    'AWSReservedSSO_BreakGlass*',
    'landfall-break-glass',
  ])
  .meta({
    description:
      'Roles whose use raises the alarm `elevated-roles`, in any account; `*` stands for anything. Terraform itself takes ' +
      '`terraform.memberRoleName`, so that its runs are heard of too, at the level `info`.',
    examples: [['OrganizationAccountAccessRole', 'break-glass']],
  });

/** `logging.alarms` after validation. */
export type AlarmSettings = z.output<typeof alarmsSchema>;
