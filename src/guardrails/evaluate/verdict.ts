import type { OrganizationPolicyDocument } from '../policy-document';
import type { AuthorizationPolicyType, PolicyType } from '../policy-type';
import type { Exemption } from './scope';

/** What guardrails say to a request; allowed means that they leave room, not that anyone was granted it. */
export type Decision = 'allowed' | 'denied';

/** Where a policy is written; carried through untouched so that an answer can point at the file. */
export interface Source {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A policy as it is attached to a target. Types other than SCPs and RCPs are passed over. */
export interface AttachedPolicy {
  readonly name: string;
  readonly type: PolicyType;
  readonly document: OrganizationPolicyDocument;
  readonly source?: Source;
}

/** The root, an organizational unit or an account, with what is attached to it directly. */
export interface Level {
  readonly target: string;
  readonly policies: AttachedPolicy[];
}

/** What one policy had to say. */
export interface PolicyVerdict {
  readonly name: string;
  readonly type: AuthorizationPolicyType;
  readonly part: 'allows' | 'denies' | 'silent';
  /** `Sid` of the first statement that decided, or its position counted from 0. Absent when silent. */
  readonly statement?: string | number;
  readonly source?: Source;
}

/** What one level had to say: denied by a statement, or because nothing there allows. */
export interface LevelVerdict {
  readonly target: string;
  readonly decision: Decision;
  /** The policy type that denies here and how; absent when allowed. */
  readonly denial?: { type: AuthorizationPolicyType; kind: 'explicit' | 'implicit' };
  readonly policies: PolicyVerdict[];
}

/** Why the whole request is decided as it is. `message` is a sentence for people, the rest for programs. */
export interface Reason {
  readonly code: 'explicit-deny' | 'no-allow' | 'allowed' | Exemption;
  readonly message: string;
  /** The level and policy that deny first, seen from the root down. */
  readonly target?: string;
  readonly policy?: string;
  readonly statement?: string | number;
  readonly source?: Source;
}

/** The answer to a request, level by level from the root down. */
export interface Verdict {
  readonly decision: Decision;
  readonly reason: Reason;
  readonly levels: LevelVerdict[];
}
