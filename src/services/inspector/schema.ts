import { z } from 'zod';

const scan = (what: string, standard = true) =>
  z
    .boolean()
    .default(standard)
    .meta({ description: `Scan ${what}.`, examples: [true] });

/** `inspector`: vulnerabilities in every account and governed region. */
export const inspectorSchema = z
  .strictObject({
    ec2: scan('EC2 instances'),
    ecr: scan('container images in ECR'),
    lambda: scan('the dependencies of Lambda functions'),
    lambdaCode: scan('the code of Lambda functions; needs `lambda`'),
    codeRepository: scan('connected code repositories', false),
    targets: z
      .array(z.string())
      .default(['Root'])
      .meta({
        description:
          'The root (`Root`), OUs by path and accounts by name that an Inspector policy of the organization switches ' +
          'scanning on for, in accounts that exist and those to come. `[]` for no policy: then only accounts that join ' +
          'later are scanned.',
        examples: [['Root']],
      }),
  })
  .refine(({ lambda, lambdaCode }) => lambda || !lambdaCode, {
    message: 'lambdaCode needs lambda: switch both on, or lambdaCode off',
    path: ['lambdaCode'],
  })
  .refine(({ ec2, ecr, lambda }) => ec2 || ecr || lambda, 'Inspector needs one of ec2, ecr and lambda')
  .optional()
  .meta({
    description:
      'Amazon Inspector for every account, run by `delegatedAdministrators.inspector`; on with `{}` ' +
      '(https://docs.aws.amazon.com/inspector/latest/user/managing-multiple-accounts.html).',
  });

/** Inspector's settings. */
export type InspectorSettings = NonNullable<z.output<typeof inspectorSchema>>;
