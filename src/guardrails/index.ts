/**
 * Guardrails: organization policies as data. Pure functions, without CDKTF, YAML or files: the library builds
 * documents, `checkPolicy` reads them before AWS does, `pack` puts them into as few policies as fit, and
 * `evaluate` tells what they mean for a request.
 */
export * from './check';
export * from './evaluate';
export * from './library';
export { minify } from './minify';
export * from './pack';
export {
  FULL_AWS_ACCESS,
  isPolicyDocument,
  type ManagementPolicyDocument,
  type OrganizationPolicyDocument,
  type PolicyDocument,
  type Statement,
  statementsOf,
} from './policy-document';
export { isAuthorizationPolicyType, POLICY_TYPES, type PolicyType } from './policy-type';
