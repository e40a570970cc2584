import type { OrganizationPolicyDocument } from '../policy-document';
import type { AuthorizationPolicyType, PolicyType } from '../policy-type';
import type { Exemption } from './scope';

/** What guardrails say to a request; allowed means that they leave room, not that anyone was granted it. */
export type Decision = 'allowed' | 'denied';

/** Where a policy is written; carried through untouched so that an answer can point at the file. */
export interface Source {
  file: string;
  line?: number;
  column?: number;
}

/** A policy as it is attached to a target. Types other than SCPs and RCPs are passed over. */
export interface AttachedPolicy {
  name: string;
  type: PolicyType;
  document: OrganizationPolicyDocument;
  source?: Source;
}

/** The root, an organizational unit or an account, with what is attached to it directly. */
export interface Level {
  target: string;
  policies: AttachedPolicy[];
}

/** What one policy had to say. */
export interface PolicyVerdict {
  name: string;
  type: AuthorizationPolicyType;
  part: 'allows' | 'denies' | 'silent';
  /** `Sid` of the first statement that decided, or its position counted from 0. Absent when silent. */
  statement?: string | number;
  source?: Source;
}

/** What one level had to say: denied by a statement, or because nothing there allows. */
export interface LevelVerdict {
  target: string;
  decision: Decision;
  /** The policy type that denies here and how; absent when allowed. */
  denial?: { type: AuthorizationPolicyType; kind: 'explicit' | 'implicit' };
  policies: PolicyVerdict[];
}

/** Why the whole request is decided as it is. `message` is a sentence for people, the rest for programs. */
export interface Reason {
  code: 'explicit-deny' | 'no-allow' | 'allowed' | Exemption;
  message: string;
  /** The level and policy that deny first, seen from the root down. */
  target?: string;
  policy?: string;
  statement?: string | number;
  source?: Source;
}

/** The answer to a request, level by level from the root down. */
export interface Verdict {
  decision: Decision;
  reason: Reason;
  levels: LevelVerdict[];
}
