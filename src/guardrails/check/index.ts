export { checkContent, checkShape } from './check';
export { covers } from './coverage';
export type { Finding } from './finding';
