export { type Evaluation, evaluate } from './evaluate';
export type { Request } from './request';
export { exampleResources, type Place } from './resources';
export type { Exemption } from './scope';
export type {
  AttachedPolicy,
  Decision,
  Level,
  LevelVerdict,
  PolicyVerdict,
  Reason,
  Source,
  Verdict,
} from './verdict';
