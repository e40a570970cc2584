import { z } from 'zod';

/** How urgent a message is; each level has a topic of its own. */
export const levels = ['critical', 'error', 'info'] as const;

/** One of `critical`, `error` and `info`. */
export type Level = (typeof levels)[number];

const address = z
  .string()
  .max(320, 'an e-mail address has up to 320 characters')
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/, 'an e-mail address has the form name@domain.tld')
  .meta({ description: 'An e-mail address.', examples: ['security@example.com'] });

const number = z
  .string()
  .regex(
    /^\+[1-9]\d{6,14}$/,
    'a number for text messages has a plus, the country code and up to 15 digits (E.164)',
  )
  .meta({ description: 'A telephone number in the form E.164.', examples: ['+4930123456'] });

const audience = (description: string) =>
  z
    .strictObject({
      email: z
        .array(address)
        .default([])
        .meta({
          description:
            'E-mail addresses. AWS writes to each once, and sends nothing until the link was followed.',
          examples: [['security@example.com']],
        }),
      sms: z
        .array(number)
        .default([])
        .meta({
          description:
            'Numbers for text messages. A new account sends them to verified numbers only ' +
            '(https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox.html).',
          examples: [['+4930123456']],
        }),
    })
    .prefault({})
    .meta({ description });

/** `notifications`: who hears of alarms and findings, by level. */
export const notificationsSchema = z
  .strictObject({
    critical: audience('Somebody has to look now: use of a root user, a trail that was stopped.'),
    error: audience('Somebody has to look today: a security group that was opened, a stack set that failed.'),
    info: audience('Good to know: use of an administrator’s role.'),
  })
  .prefault({})
  .meta({
    description:
      'Who hears of alarms and findings. Every level is an encrypted SNS topic, `<organization.name>-<level>`; e-mail ' +
      'addresses and numbers subscribe to it (https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html).',
  });

/** `notifications` after validation, with defaults. */
export type Notifications = z.output<typeof notificationsSchema>;
