import type { Located } from '../reading/located';

/** A policy's document with the place of each part of it. */
export interface PolicyDocumentSource {
  readonly document: unknown;
  readonly located: Located;
  /** whether it is a ready policy, whose parts have no places of their own */
  readonly ready?: boolean;
}
