import type { Resolved } from '../config/resolve';

/** Who may do what where, one phrase each, sorted. */
export const grantsOf = (_organization: Resolved): string[] => [];
