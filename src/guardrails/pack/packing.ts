import type { Quotas } from '../../organization/quotas';
import type { OrganizationPolicyDocument } from '../policy-document';
import type { PolicyType } from '../policy-type';

/** A named policy of the organization file: from the library or a file of the user's own. */
export interface Guardrail {
  name: string;
  type: PolicyType;
  document: OrganizationPolicyDocument;
  /** Whether its statements may share a document with those of others. */
  pack: boolean;
}

/** The root, an organizational unit or an account with the guardrails attached to it directly. */
export interface Target {
  target: string;
  guardrails: Guardrail[];
  /** Attachments taken by policies that are not ours: `FullAWSAccess`, those of Control Tower. */
  reserved?: Partial<Record<PolicyType, number>>;
}

/** Where guardrails were put: by document name without its number, the document's number per guardrail. */
export type Placement = Record<string, Record<string, number>>;

export interface PackOptions {
  /** AWS's quotas; its defaults where they are not given. */
  quotas?: Quotas;
  /** Let targets with the very same guardrails share their documents. Saves policies, costs some stability. */
  share?: boolean;
  /** An earlier placement to stay close to. Without it the order of declaration decides. */
  previous?: Placement;
}

/** Which guardrail a statement of a document comes from. */
export interface Origin {
  sid?: string;
  guardrail: string;
  /** Position among the guardrail's own statements, from 0. */
  statement: number;
}

/** One `aws_organizations_policy`. */
export interface PackedDocument {
  name: string;
  type: PolicyType;
  document: OrganizationPolicyDocument;
  /** The minified JSON. */
  content: string;
  guardrails: string[];
  /** One entry a statement, in order; empty for management policies. */
  origins: Origin[];
  characters: number;
  maxCharacters: number;
}

/** What is attached to a target for one policy type, and how full it is. */
export interface TargetFill {
  target: string;
  type: PolicyType;
  /** Names of the documents to attach. */
  documents: string[];
  reserved: number;
  maxPerTarget: number;
  /** Free attachments; replacing a policy, created and attached before the old one goes, takes one. */
  attachmentsLeft: number;
  /** Characters in use over all documents, and those left in them and in free attachments. */
  charactersUsed: number;
  charactersLeft: number;
}

export interface PackFinding {
  code: 'too-large' | 'too-many-policies';
  type: PolicyType;
  /** The guardrail that is too large, or the target with too many policies. */
  guardrail?: string;
  target?: string;
  message: string;
  fix: string;
}

/** A guardrail that left its document of the earlier placement: update `to` before `from`, or it is off in between. */
export interface Move {
  guardrail: string;
  from: string;
  to: string;
}

export interface Packing {
  documents: PackedDocument[];
  targets: TargetFill[];
  /** To be handed in as `previous` next time, if the caller keeps it. */
  placement: Placement;
  /** What moved against `previous`; empty without one. */
  moves: Move[];
  findings: PackFinding[];
}
