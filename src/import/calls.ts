import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What AWS has answered to one call. */
interface Answer {
  readonly key: string;
  readonly value: unknown;
}

/** An error of the SDK's. */
interface Refusal extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

/** How calls are made. */
export interface CallsOptions {
  /** file that answers are kept in, so that an import that stopped half-way goes on from there */
  readonly cache: string;
  /** calls a second; AWS Organizations allows few, and others share them */
  readonly perSecond: number;
  /** called for every answer, with whether it came from the file */
  readonly onAnswer?: (key: string, kept: boolean) => void;
}

/** Calls to AWS: each made once, no faster than agreed, each answer kept. */
export class Calls {
  private readonly answers = new Map<string, unknown>();
  private next = 0;

  constructor(private readonly options: CallsOptions) {
    if (!existsSync(options.cache)) return;
    for (const line of readFileSync(options.cache, 'utf8').split('\n')) {
      try {
        const { key, value } = JSON.parse(line) as Answer;
        this.answers.set(key, value);
      } catch {
        // The last line of a run that was cut off: that call is made again.
      }
    }
  }

  /** The answer to a call, from the file or from AWS. `null` stands for "there is none". */
  async once<T>(key: string, call: () => Promise<T>): Promise<T> {
    if (this.answers.has(key)) {
      this.options.onAnswer?.(key, true);
      return this.answers.get(key) as T;
    }
    await this.turn();
    const value = await call();
    appendFileSync(this.options.cache, `${JSON.stringify({ key, value: value ?? null })}\n`, { mode: 0o600 });
    this.answers.set(key, value);
    this.options.onAnswer?.(key, false);
    return value;
  }

  /** All pages of a call, joined. */
  async pages<T>(
    key: string,
    page: (
      token: string | undefined,
    ) => Promise<{ items: readonly T[] | undefined; next: string | undefined }>,
  ): Promise<T[]> {
    const all: T[] = [];
    let token: string | undefined;
    let number = 0;
    do {
      const from = token;
      const { items, next } = await this.once(`${key} page ${number}`, async () => {
        const answer = await page(from);
        return { items: answer.items ?? [], next: answer.next ?? null };
      });
      all.push(...items);
      token = next ?? undefined;
      number += 1;
    } while (token);
    return all;
  }

  /** Forgets the answers: the file that was made of them is written. */
  forget(): void {
    rmSync(this.options.cache, { force: true });
  }

  /** Waits until the next call may be made. */
  private async turn(): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, this.next);
    this.next = at + 1000 / this.options.perSecond;
    if (at > now) await pause(at - now);
  }
}

/** Gives what a call answers, or `null` where AWS says that there is none of it: by the error's name, or HTTP's 404. */
export async function orNone<T>(call: Promise<T>, ...none: readonly string[]): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    const { name, $metadata, $response } = error as Refusal;
    if (none.includes(name) || ($metadata?.httpStatusCode ?? $response?.statusCode) === 404) return null;
    throw error;
  }
}
