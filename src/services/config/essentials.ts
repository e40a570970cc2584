import { join } from 'node:path';

/** A conformance pack that is delivered with Landfall. */
export interface EssentialPack {
  /** absolute path of its template */
  readonly path: string;
  /** `home`: what it checks exists once for an account */
  readonly scope: 'home' | 'regional';
  readonly description: string;
}

const pack = (name: string, scope: EssentialPack['scope'], description: string): EssentialPack => ({
  path: join(__dirname, 'conformance-packs', `${name}.yaml`),
  scope,
  description,
});

/** The essentials by their name in the organization file. */
export const essentialPacks = {
  identity: pack('identity', 'home', 'root user, access keys, passwords, policies'),
  logging: pack('logging', 'regional', 'trails, flow logs and logs of what is exposed'),
  'data-protection': pack('data-protection', 'regional', 'encryption, backups and public data'),
  'network-exposure': pack('network-exposure', 'regional', 'what can be reached from the internet'),
} as const;

/** Name in AWS of a pack of Landfall’s own. */
export const essentialPackName = (name: Essential): string => `essentials-${name}`;

/** Name of an essential pack. */
export type Essential = keyof typeof essentialPacks;

/** All names. */
export const essentialNames = Object.keys(essentialPacks) as [Essential, ...Essential[]];
