/** Conditions of a policy statement: operator, key, value. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/**
 * Who may assume a role: one service, under conditions that keep it from acting for somebody else. Expressions may
 * stand in the values as long as they hold no quotes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export const trustJson = (service: string, conditions: Conditions): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
        Condition: conditions,
      },
    ],
  });
