import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import managed from './identity-center/managed-policies.generated.json';

/** What somebody has, as far as IAM's evaluation looks at it. */
export interface Identity {
  /** names or ARNs of AWS-managed policies */
  readonly managedPolicies: readonly string[];
  readonly inlinePolicy?: object | undefined;
  readonly boundary?: object | undefined;
}

/** One request. */
export interface Request {
  readonly action: string;
  readonly resource?: string;
  readonly context?: Record<string, string>;
}

const account = '123456789012';

/** Whether an identity of an account may do something there, as AWS evaluates it, with AWS's own policies. */
export function may(identity: Identity, { action, resource = '*', context = {} }: Request): boolean {
  const named = identity.managedPolicies.map((nameOrArn) => {
    const name = nameOrArn.split('/').at(-1) ?? nameOrArn;
    return { name, policy: managedPolicy(name) };
  });
  const { inlinePolicy, boundary } = identity;
  const result = runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:sts::${account}:assumed-role/somebody/session`,
        action,
        resource: { resource, accountId: account },
        contextVariables: context,
      },
      identityPolicies: [...named, ...(inlinePolicy ? [{ name: 'inline', policy: inlinePolicy }] : [])],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(boundary && { permissionBoundaryPolicies: [{ name: 'boundary', policy: boundary }] }),
    },
    {},
  );
  return result === 'Allowed';
}

/** Whether a principal of another account, which lets it, may assume a role by its trust policy. */
export async function mayAssume(
  trustPolicy: object,
  principal: string,
  context: Record<string, string>,
): Promise<boolean> {
  const simulation = await runSimulation(
    {
      request: {
        principal,
        action: 'sts:AssumeRole',
        resource: { resource: `arn:aws:iam::${account}:role/somebody`, accountId: account },
        contextVariables: { 'aws:PrincipalArn': principal, ...context },
      },
      identityPolicies: [{ name: 'everything', policy: everything }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: trustPolicy,
    },
    {},
  );
  if (simulation.resultType === 'error') throw new Error(JSON.stringify(simulation.errors));
  return simulation.overallResult === 'Allowed';
}

const everything = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

function managedPolicy(name: string): object {
  const document = (managed.policies as Record<string, object>)[name];
  if (!document) throw new Error(`the fixture has no policy ${name}`);
  return document;
}
