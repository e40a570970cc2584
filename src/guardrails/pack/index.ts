export { pack } from './pack';
export { isPackable } from './packable';
export type {
  Guardrail,
  Origin,
  PackedDocument,
  PackFinding,
  Packing,
  PackOptions,
  Placement,
  Target,
  TargetFill,
} from './packing';
