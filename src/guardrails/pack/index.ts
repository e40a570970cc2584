export { pack } from './pack';
export { isPackable } from './packable';
export type {
  Guardrail,
  Move,
  Origin,
  PackedDocument,
  PackFinding,
  Packing,
  PackOptions,
  Placement,
  Target,
  TargetFill,
} from './packing';
