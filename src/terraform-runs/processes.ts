import { readFileSync, readlinkSync } from 'node:fs';

/** A process of this machine. The pid alone may be another's by now; the start tells them apart where `/proc` is there. */
export interface ProcessIdentity {
  readonly pid: number;
  /** boot of the machine and the time since then, as the kernel counts it */
  readonly started?: string;
}

/** What is to be written down of a process to know it again. */
export function identityOf(pid: number): ProcessIdentity {
  const started = statOf(pid)?.started;
  return { pid, ...(started && { started }) };
}

/** Whether a process still runs; one that has ended and that nobody has waited for does not. */
export function isRunning({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user is there all the same.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const now = statOf(pid);
  if (!now) return true;
  return !['Z', 'X'].includes(now.state) && (started === undefined || started === now.started);
}

/**
 * What pids of different machines and containers are told apart by, besides the name of the host: many are called
 * `localhost`.
 */
export function machine(): string {
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return `${textOf('/etc/machine-id')}/${namespace}`;
}

/** State and start out of `/proc/<pid>/stat`, whose second field may hold spaces: proc_pid_stat(5). */
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
