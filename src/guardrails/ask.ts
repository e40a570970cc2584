import { type Account, type Organization, organizationIdPlaceholder } from '../organization/model';
import { evaluate, type Request, type Verdict } from './evaluate';
import { exampleResources } from './evaluate/resources';
import { levelsOfAccount } from './in-force';

/** A question to the guardrails, as a user enters it. */
export interface Question {
  /** `service:Action` */
  readonly action: string;
  /** role name, `root`, or an ARN with `{account}` for the account's id */
  readonly as: string;
  readonly region: string;
  /** ARN; `*` stands for the resources that the action needs */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

/** The verdict, with the request that decided it. */
export interface Answer {
  readonly verdict: Verdict;
  readonly request: Request;
}

/** Placeholder for the id of an account that does not exist yet. */
const unknownAccount = '000000000000';

/**
 * Evaluates whether the guardrails allow a principal of an account to do something. An action on several resources is
 * denied when one of them is.
 */
export async function ask(organization: Organization, account: Account, question: Question): Promise<Answer> {
  const id = account.id ?? unknownAccount;
  const levels = levelsOfAccount(organization, account);
  const place = { partition: 'aws', region: question.region, account: id };
  const named = question.resource && question.resource !== '*' ? [question.resource] : undefined;
  const resources = named ?? (await exampleResources(question.action, place)) ?? ['*'];
  const requests = resources.map((resource) => requestOf(organization, account, question, id, resource));
  const answers = requests.map((request) => ({ request, verdict: evaluate({ levels, request }) }));
  const [first] = answers;
  if (!first) throw new Error('a request needs a resource');
  return answers.find(({ verdict }) => verdict.decision === 'denied') ?? first;
}

function requestOf(
  organization: Organization,
  account: Account,
  question: Question,
  id: string,
  resource: string,
): Request {
  return {
    action: question.action,
    resource,
    principal: principalOf(question.as, id),
    region: question.region,
    organizationId: organization.id ?? organizationIdPlaceholder,
    context: { ...question.context },
    managementAccount: account.management,
  };
}

/** The ARN of the principal: from a role name, from `root`, or an ARN with `{account}` replaced. */
function principalOf(as: string, account: string): string {
  if (as.startsWith('arn:')) return as.replaceAll('{account}', account);
  return as === 'root' ? `arn:aws:iam::${account}:root` : `arn:aws:iam::${account}:role/${as}`;
}
