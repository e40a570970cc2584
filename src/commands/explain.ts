import { Command } from 'commander';
import { ask } from '../guardrails/ask';
import { accountLabel } from '../organization/account-label';
import type { Organization } from '../organization/model';
import { type Colors, colorsOf } from '../terminal/colors';
import { widthOfStream } from '../terminal/width';
import { accountNamed } from './account-names';
import { exitStatus } from './exit-status';
import { answerJson, answerText } from './explain/answer';
import { effectiveJson, effectiveOnAccount, effectiveOnUnit, effectiveText } from './explain/effective';
import { actionNamed, contextFrom, regionNamed, unitNamed } from './explain/places';
import { collect } from './option-values';
import { readOrganization } from './read-organization';
import { printJson } from './standard-output';
import { UsageError } from './usage-error';

interface Options {
  readonly account?: string;
  readonly ou?: string;
  readonly action?: string;
  readonly region?: string;
  readonly as: string;
  readonly resource?: string;
  readonly context: readonly string[];
  readonly effective?: boolean;
  readonly json?: boolean;
}

/** The output of a command with its exit status. */
interface Outcome {
  readonly json: object;
  readonly text: (colors: Colors, width?: number) => string;
  readonly status: number;
}

const help = `
Examples:
  landfall explain --account payments-prod --action ec2:RunInstances --region us-west-2
  landfall explain --account payments-prod --action s3:PutObject --as deploy --resource arn:aws:s3:::logs/x
  landfall explain --ou Workloads/Production --effective`;

/** `landfall explain`: whether the guardrails allow a request and why, or all guardrails in force somewhere. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Say what the guardrails stop in an account, and which policy on which line does it.')
    .option('--account <name>', 'account that is asked about: name, id, or the name that AWS shows')
    .option('--ou <path>', 'OU that --effective is asked about, or Root')
    .option('--action <service:Action>', 'what is tried')
    .option('--region <region>', 'where it is tried; the home region if not given')
    .option(
      '--as <who>',
      'role name, `root` for the root user, or ARN; {account} is the account’s id',
      'developer',
    )
    .option('--resource <arn>', 'on what it is tried; the resources that the action needs if not given')
    .option('--context <key=value>', 'condition key of the request, may be repeated', collect, [])
    .option(
      '--effective',
      'show everything that is in force on the account or OU, and how full each target is',
    )
    .option('--json', 'print the result as JSON, for scripts')
    .addHelpText('after', help)
    .action(explain);
}

async function explain(options: Options): Promise<void> {
  const organization = readOrganization(options);
  if (organization) print(await outcome(organization, options), options);
}

function print({ json, text, status }: Outcome, options: Options): void {
  if (options.json) printJson(json);
  else process.stdout.write(text(colorsOf(process.stdout), widthOfStream(process.stdout)));
  process.exitCode = status;
}

async function outcome(organization: Organization, options: Options): Promise<Outcome> {
  if (options.effective) return everything(organization, options);
  if (options.account === undefined || options.action === undefined)
    throw new UsageError('give --account and --action, or --effective with --account or --ou');
  const account = accountNamed(options.account, organization);
  const { as, resource } = options;
  const answer = await ask(organization, account, {
    action: await actionNamed(options.action),
    as,
    region: regionNamed(options.region ?? organization.homeRegion),
    ...(resource && { resource }),
    context: contextFrom(options.context),
  });
  return {
    json: answerJson(account, answer),
    text: (colors, width) => answerText(account, answer, colors, width),
    status: answer.verdict.decision === 'allowed' ? exitStatus.ok : exitStatus.denied,
  };
}

function everything(organization: Organization, { account: name, ou }: Options): Outcome {
  if ((name === undefined) === (ou === undefined))
    throw new UsageError('--effective needs either --account or --ou');
  if (ou !== undefined) {
    const levels = effectiveOnUnit(organization, unitNamed(organization, ou));
    return {
      json: { ou, levels: effectiveJson(levels) },
      text: (colors, width) => effectiveText(ou, levels, colors, width),
      status: exitStatus.ok,
    };
  }
  const account = accountNamed(name ?? '', organization);
  const levels = effectiveOnAccount(organization, account);
  const title = `${accountLabel(account)} in ${account.parent}`;
  return {
    json: { account: account.name, accountName: account.accountName, levels: effectiveJson(levels) },
    text: (colors, width) => effectiveText(title, levels, colors, width),
    status: exitStatus.ok,
  };
}
