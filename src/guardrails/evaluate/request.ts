/** A request to AWS as the guardrails see it. */
export interface Request {
  /** `service:Action`, e.g. `s3:PutObject`; case does not matter. */
  readonly action: string;
  /** ARN of the resource, or `*` (the default) for an action that names none. */
  readonly resource?: string;
  /** ARN of a role, role session, user or root user, or a service principal such as `cloudtrail.amazonaws.com`. */
  readonly principal: string;
  /** The principal's tags, seen as `aws:PrincipalTag/<key>`. */
  readonly principalTags?: Record<string, string>;
  /** Region the request is sent to, seen as `aws:RequestedRegion`; `us-east-1` for most global services. */
  readonly region?: string;
  /** Id of the organization principal and resource belong to, e.g. `o-a1b2c3d4e5`. */
  readonly organizationId?: string;
  /** Condition keys by name, in any case; a list makes the key multivalued. Wins over what is derived. */
  readonly context?: Record<string, string | string[]>;
  /** Whether principal (for SCPs) and resource (for RCPs) are in the management account. */
  readonly managementAccount?: boolean;
  /** Whether the principal is a service-linked role; also seen from its path `/aws-service-role/`. */
  readonly serviceLinkedRole?: boolean;
}

/** Whether a principal is an AWS service (`cloudtrail.amazonaws.com`) rather than an ARN. */
export function isServicePrincipal(principal: string): boolean {
  return !principal.startsWith('arn:') && /\.amazonaws\.com(\.cn)?$/.test(principal);
}

/** Whether the request comes from a service-linked role, by flag or by the path only AWS can create roles in. */
export function isServiceLinkedRole(request: Request): boolean {
  return request.serviceLinkedRole ?? /^arn:[^:]*:iam::\d*:role\/aws-service-role\//.test(request.principal);
}

/** The IAM prefix of the request's service, in lower case: `s3` of `s3:PutObject`. */
export function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();
}
