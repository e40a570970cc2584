import list from './aws-managed-policies.generated.json';

/** Where the list of AWS's managed policies is from, and its day. */
export const managedPoliciesSource = `${list.source}, ${list.date}`;

const arnOf = (path: string, name: string): string => `arn:aws:iam::aws:policy${path}${name}`;

const arns: ReadonlyMap<string, string> = new Map(
  Object.entries(list.paths).flatMap(([path, names]) =>
    names.map((name): [string, string] => [name, arnOf(path, name)]),
  ),
);
const known: ReadonlySet<string> = new Set(arns.values());

/** Names of the policies that AWS manages and that can be attached, without those of service-linked roles. */
export const managedPolicyNames = (): string[] => [...arns.keys()];

/** Whether AWS had a policy of this name or ARN on the list's day. */
export const isManagedPolicy = (nameOrArn: string): boolean => arns.has(nameOrArn) || known.has(nameOrArn);

/** The ARN of an AWS-managed policy by its name; an ARN stays as it is. */
export const managedPolicyArn = (nameOrArn: string): string =>
  nameOrArn.startsWith('arn:') ? nameOrArn : (arns.get(nameOrArn) ?? arnOf('/', nameOrArn));

/** The name in an ARN, or the name itself. */
export const managedPolicyName = (nameOrArn: string): string => nameOrArn.split('/').at(-1) ?? nameOrArn;
