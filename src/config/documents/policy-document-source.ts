import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';

/** A policy's document with the place of each part of it. */
export interface PolicyDocumentSource {
  readonly document: unknown;
  readonly located: Located;
  /** whether it is a ready policy, whose parts have no places of their own */
  readonly ready?: boolean;
}

/** A policy's document, absent where it cannot be used, and what is wrong with it. */
export interface CheckedDocument {
  readonly source?: PolicyDocumentSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** Documents by the names of what they belong to, and what is wrong with any of them. */
export interface CheckedDocuments {
  readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Documents of several policies or permission sets, in their order. */
export const checkedDocuments = (
  documents: readonly (readonly [name: string, document: CheckedDocument])[],
): CheckedDocuments => ({
  documents: new Map(documents.flatMap(([name, { source }]) => (source ? [[name, source]] : []))),
  diagnostics: documents.flatMap(([, { diagnostics }]) => diagnostics),
});
