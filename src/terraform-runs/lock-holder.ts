import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { identityOf, isRunning, machine, type ProcessIdentity } from './processes';

/** A Terraform process as the lock records it, so that the next command finds it after Landfall was killed. */
export interface TerraformProcess extends ProcessIdentity {
  /** `apply of accounts` */
  readonly work: string;
  /** path of the file with its output */
  readonly output: string;
}

/** The process that holds the lock of an output folder. */
export interface LockHolder extends ProcessIdentity {
  /** as the user typed it: `landfall apply` */
  readonly command: string;
  readonly host: string;
  readonly machine: string;
  readonly user: string;
  readonly since: string;
  readonly terraform: readonly TerraformProcess[];
}

/** This process, as the holder of a lock. */
export const currentHolder = (command: string): LockHolder => ({
  command,
  ...identityOf(process.pid),
  host: hostname(),
  machine: machine(),
  user: userName(),
  since: new Date().toISOString(),
  terraform: [],
});

/** The user's name; in a container without one, the user id. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

/** Reads a lock file; undefined where it is missing or invalid. */
export function holderIn(path: string): LockHolder | undefined {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<LockHolder>;
    return typeof holder.pid === 'number' && Array.isArray(holder.terraform)
      ? (holder as LockHolder)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The holder as text: `landfall apply (pid 17 on build-3, begun by ci at 2026-…)`. */
export const holderText = ({ command, pid, host, user, since }: LockHolder): string =>
  `${command} (pid ${pid} on ${host}, begun by ${user} at ${since})`;

/** Why a lock must not be taken over, and what to do about it; undefined where its process no longer runs. */
export function refusalOf(path: string, holder: LockHolder | undefined): string | undefined {
  if (!holder)
    return (
      `${path} cannot be read, so nobody knows whether another command is at work in this folder. ` +
      `Make sure that no landfall and no terraform runs here, then remove ${path}.`
    );
  if (holder.host !== hostname() || holder.machine !== machine())
    return (
      `${holderText(holder)} is at work in this folder. Whether it still runs cannot be seen from here, another machine or container. ` +
      `Look on ${holder.host}; when neither that landfall nor a terraform of it runs any more, remove ${path}.`
    );
  if (isRunning(holder))
    return (
      `${holderText(holder)} is at work in this folder. Wait until it has ended, or end it with kill ${holder.pid}: ` +
      'it lets Terraform write its state first.'
    );
  const left = holder.terraform.find(isRunning);
  return left
    ? `${holderText(holder)} was killed, but its Terraform still runs: ${left.work} (pid ${left.pid}). It ends by itself and ` +
        `writes its state; its output is in ${left.output}. Run this again when it has ended.`
    : undefined;
}
