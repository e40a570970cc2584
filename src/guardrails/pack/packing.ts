import type { OrganizationPolicyDocument } from '../policy-document';
import type { PolicyType } from '../policy-type';

/** A named policy of the organization file: from the library or a file of the user's own. */
export interface Guardrail {
  readonly name: string;
  readonly type: PolicyType;
  readonly document: OrganizationPolicyDocument;
  /** whether its statements may share a document with those of others */
  readonly pack: boolean;
}

/** The root, an organizational unit or an account with the guardrails attached to it directly. */
export interface Target {
  readonly target: string;
  readonly guardrails: readonly Guardrail[];
  /** attachments taken by policies that are not ours: `FullAWSAccess`, those of Control Tower */
  readonly reserved?: Partial<Record<PolicyType, number>>;
}

/** One `aws_organizations_policy`. */
export interface PackedDocument {
  readonly name: string;
  readonly type: PolicyType;
  readonly document: OrganizationPolicyDocument;
  /** the minified JSON */
  readonly content: string;
  /** names of those whose statements are in it */
  readonly guardrails: readonly string[];
  /** length of the content */
  readonly characters: number;
  /** what AWS takes for the type, or the organization file says it does */
  readonly maxCharacters: number;
}

/** What is attached to a target for one policy type, and how full it is. */
export interface TargetFill {
  readonly target: string;
  readonly type: PolicyType;
  /** names of the documents to attach */
  readonly documents: readonly string[];
  /** attachments that are not ours */
  readonly reserved: number;
  /** attachments that AWS allows, or the organization file says it does */
  readonly maxPerTarget: number;
  /** free attachments; replacing a policy, created and attached before the old one goes, takes one */
  readonly attachmentsLeft: number;
  /** characters in use over all documents */
  readonly charactersUsed: number;
  /** characters left in the documents and in free attachments */
  readonly charactersLeft: number;
}

/** Every policy as AWS gets it, and what each target is given. */
export interface Packing {
  readonly documents: readonly PackedDocument[];
  /** one entry a target and type; targets without a guardrail have none */
  readonly targets: readonly TargetFill[];
}
