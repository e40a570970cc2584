import type { PolicyType } from '../policy-type';

/** The name of a document that guardrails share: what it is attached to, its kind, and which of them it is. */
export interface DocumentName {
  /** name under which the root, an OU or an account is packed */
  readonly target: string;
  readonly kind: 'scp' | 'rcp';
  /** from 1 */
  readonly number: number;
}

/** `Workloads/Production-scp-1`: readable in the console, and nothing in it depends on content or position. */
export const documentName = ({ target, kind, number }: DocumentName): string => `${target}-${kind}-${number}`;

/** What `documentName` has made a name of; undefined for the name of another policy. */
export function parseDocumentName(name: string): DocumentName | undefined {
  const [, target, kind, number] = /^(.+)-(scp|rcp)-(\d+)$/s.exec(name) ?? [];
  if (target === undefined) return undefined;
  return { target, kind: kind as DocumentName['kind'], number: Number(number) };
}

/** How a type of policy is called in names of documents. */
export const documentKind = (type: PolicyType): DocumentName['kind'] =>
  type === 'RESOURCE_CONTROL_POLICY' ? 'rcp' : 'scp';
