import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { ids } from './synthesized';

/** One request, with the context that AWS would give it. */
export interface Request {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** account that the resource belongs to; the log archive where nothing is said */
  readonly account?: string;
  readonly context?: Record<string, string | string[]>;
  /** policy on the resource, as JSON */
  readonly resourcePolicy?: string;
  /** policy of the principal, as JSON or as a document */
  readonly identityPolicy?: string | object;
}

/** What an administrator's role has. */
export const administratorAccess = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** The role `name` of an account, or the service `name.amazonaws.com`. */
export const role = (account: keyof typeof ids, name: string): string =>
  `arn:aws:iam::${ids[account]}:role/${name}`;

const everything = { name: 'FullAWSAccess', policy: administratorAccess };

/**
 * Evaluates a request as AWS would: `Allowed`, `ImplicitlyDenied` or `ExplicitlyDenied`.
 *
 * @throws {Error} when the simulator does not know the action, the resource or a context key
 */
export async function evaluate(request: Request): Promise<string> {
  const response = await runSimulation(simulation(withKnownKeys(request)), {});
  if (response.resultType !== 'single') throw new Error(JSON.stringify(response));
  const ignored = (response.result.ignoredContextKeys ?? []).filter((key) => key in (request.context ?? {}));
  if (ignored.length) throw new Error(`the simulator left out ${ignored.join(', ')}`);
  return response.overallResult;
}

/**
 * The simulator knows keys with a name of one's own only behind a slash, so the encryption context stands in as a tag,
 * in the policy and in the request alike.
 */
function withKnownKeys(request: Request): Request {
  return JSON.parse(
    JSON.stringify(request).replaceAll('kms:EncryptionContext:', 'aws:PrincipalTag/encryption-context-'),
  );
}

function simulation({ principal, action, resource, account, ...request }: Request): Simulation {
  const service = principal.endsWith('.amazonaws.com');
  const policy = request.identityPolicy;
  return {
    request: {
      principal,
      action,
      resource: { resource, accountId: account ?? ids['log-archive'] },
      contextVariables: { ...contextOf(principal, service), ...request.context },
    },
    identityPolicies: policy
      ? [{ name: 'own', policy: typeof policy === 'string' ? JSON.parse(policy) : policy }]
      : [],
    serviceControlPolicies: service ? [] : [{ orgIdentifier: 'r-ab12', policies: [everything] }],
    resourceControlPolicies: [],
    ...(request.resourcePolicy && { resourcePolicy: JSON.parse(request.resourcePolicy) }),
  };
}

function contextOf(principal: string, service: boolean): Record<string, string> {
  const own: Record<string, string> = service
    ? { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal }
    : {
        'aws:PrincipalIsAWSService': 'false',
        'aws:PrincipalArn': principal,
        'aws:PrincipalOrgID': ids.organization,
      };
  return { 'aws:SecureTransport': 'true', ...own };
}
