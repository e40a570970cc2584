import { stackOfRemoteState } from '../terraform/state-place';
import { addressAfter, partsOf, quotedAddressAfter } from './addresses';
import type { Action, Change, Problem, Wait } from './model';
import { reasonInText } from './reasons';
import type { ProcessResult } from './run';

interface Diagnostic {
  severity: string;
  summary: string;
  detail?: string;
  address?: string;
  snippet?: { context?: string };
}

/** One line of `terraform plan -json` (https://developer.hashicorp.com/terraform/internals/machine-readable-ui). */
interface Message {
  type?: string;
  diagnostic?: Diagnostic;
  hook?: { resource?: { addr?: string } };
  change?: { resource?: { addr?: string }; action?: string; reason?: string };
}

/**
 * An event in Terraform's output: an error, work on a resource that starts or ends, or a wait for the lock of the
 * state.
 */
export type RunEvent =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'progress'; readonly address: string; readonly done: boolean }
  | {
      readonly kind: 'planned';
      readonly address: string;
      readonly action: string;
      readonly reason?: string;
    }
  | { readonly kind: 'locked' };

/** Reads one line of Terraform's JSON output; undefined for a line that Landfall does not use. */
export function readMessage(line: string): RunEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  let message: Message;
  try {
    message = JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
  const { type = '', diagnostic, hook, change } = message;
  if (diagnostic?.severity === 'error') return { kind: 'problem', problem: problemOf(diagnostic) };
  // Terraform reports this after waiting 400 ms for the lock (tried with 1.11.4, 2026-11-21); its documentation does
  // not mention it.
  if (type === 'state_lock_acquire') return { kind: 'locked' };
  const address = hook?.resource?.addr ?? change?.resource?.addr;
  if (!address) return undefined;
  if (type === 'planned_change') {
    const { action = '', reason } = change ?? {};
    return { kind: 'planned', address, action, ...(reason && { reason }) };
  }
  const step = /^(?:refresh|apply)_(start|complete|errored)$/.exec(type)?.[1];
  return step ? { kind: 'progress', address, done: step !== 'start' } : undefined;
}

function problemOf({ summary, detail = '', address, snippet }: Diagnostic): Problem {
  // For conditions of data sources and outputs, only the snippet has the address.
  const context = snippet?.context?.split(/\.(?:lifecycle|precondition)\b/)[0];
  const about = address || addressIn(detail) || context;
  return { summary, detail, ...(about && { address: about }) };
}

/** The address inside the text of an error, for errors that have no address field. */
function addressIn(detail: string): string | undefined {
  return (
    quotedAddressAfter(detail, /existing\s+object\s+to\s+(?=")/) ??
    addressAfter(detail, /\bResource (?=[\w-]+\.[\w-]+)/)
  );
}

/** The errors in Terraform's human-readable output. Remote runs and `init` have no JSON. */
export function problemsIn(output: string): Problem[] {
  const text = output.replace(/^[│|] ?/gm, '').replace(/^[╷╵]\s*$/gm, '╷');
  const blocks = text.split(/╷|^(?=Error: )/m).filter((block) => /^Error: /m.test(block));
  return blocks.map((block) => {
    const [, summary = '', rest = ''] = /^Error: (.*)\n?([\s\S]*)/m.exec(block) ?? [];
    const detail = rest.trim();
    // Terraform wraps lines at any space, also inside keys.
    const unbroken = detail.replace(/\s+/g, ' ');
    const address = addressAfter(rest, /^\s*with (?=[\w-]+\.)/m) ?? addressIn(unbroken);
    return { summary: summary.trim(), detail, ...(address && { address }) };
  });
}

/**
 * The problems of a Terraform run: those in its JSON, else those in its human-readable output, else the end of that
 * output.
 *
 * @param heard problems from the JSON lines
 */
export function problemsOf(
  { stdout, stderr }: ProcessResult,
  heard: readonly Problem[] = [],
): readonly Problem[] {
  if (heard.length) return heard;
  const output = `${stdout}\n${stderr}`;
  const found = problemsIn(output);
  const last = output.trim().split('\n').slice(-20).join('\n');
  return found.length ? found : [{ summary: 'Terraform failed', detail: last }];
}

/**
 * The stack that has to be applied first; undefined for other problems. Landfall's conditions on another state and
 * Terraform's "Unable to find remote state" both name the data source that reads that state.
 */
export function waitOf(problem: Problem, stacks: readonly string[]): Wait | undefined {
  const { address = '', summary, detail } = problem;
  const stack = stackOfRemoteState(`${address} ${detail}`, stacks);
  if (!stack) return undefined;
  if (/find remote state|not find|NoSuchKey|not exist/i.test(`${summary} ${detail}`))
    return { stack, reason: `${stack} has never been applied` };
  const needs = /its state (?:does not have|has no) [\s\S]*?\byet\b/.exec(detail)?.[0]?.replace(/\s+/g, ' ');
  const never = /has never been applied/.test(detail);
  return needs || never
    ? {
        stack,
        reason: needs
          ? needs.replace('its state', `the state of ${stack}`)
          : `${stack} has never been applied`,
      }
    : undefined;
}

const phrases: readonly [RegExp, Action][] = [
  [/will be created/, 'create'],
  [/must be replaced|will be replaced/, 'replace'],
  [/will be destroyed/, 'destroy'],
  [/will be updated in-place/, 'update'],
  [/will be imported/, 'import'],
  [/will no longer be managed/, 'forget'],
  [/has moved to/, 'move'],
];

/** The phrases by which a refresh reports drift. */
const drift: readonly [RegExp, Action][] = [
  [/has been deleted/, 'destroy'],
  [/has changed/, 'update'],
];

/** The changes of a plan or a refresh that exists only as text: a speculative run of Terraform Cloud. */
export function changesInText(stack: string, output: string, refreshOnly = false): Change[] {
  const lines = output.split('\n');
  return lines.flatMap((line, index) => {
    const address = addressAfter(line, /^\s*# /);
    const rest = address === undefined ? '' : line.slice(line.indexOf(address) + address.length);
    const action = (refreshOnly ? drift : phrases).find(([phrase]) => phrase.test(rest))?.[1];
    if (!address || !action || address.startsWith('data.')) return [];
    const reason = refreshOnly ? undefined : reasonInText(rest, lines[index + 1] ?? '');
    return [{ stack, ...partsOf(address), action, ...(reason && { reason }), attributes: [] }];
  });
}
