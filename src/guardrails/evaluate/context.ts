import { isServicePrincipal, type Request } from './request';

/** The values of one condition key in a request. */
export interface ContextValue {
  readonly values: string[];
  /** AWS tells single-valued keys from multivalued ones; only the latter take `ForAllValues`/`ForAnyValue`. */
  readonly multivalued: boolean;
}

/** Condition keys in lower case: neither key names nor tag keys are case-sensitive in a condition. */
export type Context = ReadonlyMap<string, ContextValue>;

/**
 * The request context: the keys that the caller gave, and those that AWS derives from principal, resource and region.
 * Given keys take precedence. Keys about time and network (such as the source address) exist only when given.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextOf(request: Request): Context {
  const context = new Map<string, ContextValue>();
  const add = (key: string, value: string | string[] | undefined) => {
    if (value === undefined) return;
    context.set(key.toLowerCase(), { values: [value].flat(), multivalued: Array.isArray(value) });
  };
  const derived = { ...properties(request), ...principalKeys(request), ...resourceKeys(request) };
  for (const [key, value] of Object.entries(derived)) add(key, value);
  for (const [key, value] of Object.entries(request.principalTags ?? {}))
    add(`aws:PrincipalTag/${key}`, value);
  for (const [key, value] of Object.entries(request.context ?? {})) add(key, value);
  return context;
}

function properties(request: Request): Record<string, string | undefined> {
  return {
    'aws:RequestedRegion': request.region,
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
  };
}

function principalKeys({ principal, organizationId }: Request): Record<string, string | undefined> {
  if (isServicePrincipal(principal)) {
    return { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': principal };
  }
  const [, partition, , , account, resource = ''] = arnSegments(principal);
  const [kind, ...name] = resource.split('/');
  // A role's session carries the role's ARN; the role's path cannot be told from the session's ARN.
  const role = kind === 'assumed-role' ? `arn:${partition}:iam::${account}:role/${name[0]}` : principal;
  return {
    'aws:PrincipalIsAWSService': 'false',
    'aws:PrincipalArn': role,
    'aws:PrincipalAccount': account,
    'aws:PrincipalOrgID': organizationId,
    'aws:PrincipalType': principalType(kind),
    'aws:username': kind === 'user' ? name.at(-1) : undefined,
  };
}

function principalType(kind: string | undefined): string {
  if (kind === 'root') return 'Account';
  if (kind === 'user') return 'User';
  return kind === 'federated-user' ? 'FederatedUser' : 'AssumedRole';
}

function resourceKeys(request: Request): Record<string, string | undefined> {
  const own = isServicePrincipal(request.principal) ? undefined : arnSegments(request.principal)[4];
  // Buckets and other global resources carry no account; in a request along one path it is the caller's own.
  const account = arnSegments(request.resource ?? '*')[4] || own;
  return { 'aws:ResourceAccount': account || undefined, 'aws:ResourceOrgID': request.organizationId };
}

/** The six parts of an ARN; the last keeps its colons. Fewer when the text is no whole ARN. */
export function arnSegments(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
