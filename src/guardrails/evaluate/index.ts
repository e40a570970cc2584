export { type Evaluation, evaluate } from './evaluate';
export type { Request } from './request';
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
