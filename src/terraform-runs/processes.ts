import { readFileSync, readlinkSync } from 'node:fs';

/** A process of this machine. A pid can be reused; its start time tells two processes apart where `/proc` exists. */
export interface ProcessIdentity {
  readonly pid: number;
  /** boot of the machine and start time since then, from the kernel */
  readonly started?: string;
}

/** The identity of a process, to recognise it later. */
export function identityOf(pid: number): ProcessIdentity {
  const started = statOf(pid)?.started;
  return { pid, ...(started && { started }) };
}

/** Whether a process still runs. A zombie does not count as running. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // The process exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = statOf(pid);
  if (!now) return true;
  return !['Z', 'X'].includes(now.state) && (started === undefined || started === now.started);
}

/**
 * Identifies the machine or container that a pid belongs to. The host name is not enough: many are called `localhost`.
 */
export function machine(): string {
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return `${textOf('/etc/machine-id')}/${namespace}`;
}

/** State and start time from `/proc/<pid>/stat`, whose second field may contain spaces: proc_pid_stat(5). */
function statOf(pid: number): { state: string; started: string } | undefined {
  const fields = textOf(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  const [state = '', ticks] = [fields[0], fields[19]];
  return ticks ? { state, started: `${textOf('/proc/sys/kernel/random/boot_id')}/${ticks}` } : undefined;
}

const textOf = (path: string): string => attempt(() => readFileSync(path, 'utf8').trim());

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
