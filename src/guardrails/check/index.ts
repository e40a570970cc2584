export { type CoveredStatement, coveredAcross } from './across';
export { type EmptyAllowList, emptyAllowList } from './allow-lists';
export { checkPolicy } from './check';
export { covers } from './coverage';
export type { Finding, FindingCode, Pointer } from './finding';
