export { pack } from './pack';
export type { Guardrail, PackedDocument, Packing, Target, TargetFill } from './packing';
