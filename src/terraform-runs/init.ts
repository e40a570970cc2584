import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { terraformBinary } from './binary';
import type { SynthesizedStack } from './model';
import type { RunProgress } from './progress';
import { forgetBroken } from './remembered-backend';
import { type ProcessResult, runTerraform } from './run';
import { isRemote, jsonOf } from './stacks';

const lockFile = '.terraform.lock.hcl';

/**
 * Initializes stacks one at a time: their shared provider cache is not safe for concurrent use
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache). The provider, over 500 MB,
 * is downloaded once: every stack gets the lock file of the first. A stack that is already initialized with the same
 * backend and providers is skipped.
 */
export class Initializer {
  private queue: Promise<unknown> = Promise.resolve();
  private lock: string | undefined;
  private succeeded = false;
  private stopped = false;

  /** @param project folder whose `.terraform.lock.hcl`, if there is one, pins the providers */
  constructor(project: string) {
    const pinned = join(project, lockFile);
    if (existsSync(pinned)) this.lock = pinned;
  }

  /**
   * Initializes one stack; undefined where that was not needed. After the first stack fails, no other is tried: all
   * share the network, the registry, the credentials of the backend and the Terraform version.
   */
  initialize(
    stack: SynthesizedStack,
    progress?: Pick<RunProgress, 'initializing'>,
  ): Promise<ProcessResult | 'not tried' | undefined> {
    const turn = this.queue.then(() => this.inTurn(stack, progress));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async inTurn(
    stack: SynthesizedStack,
    progress?: Pick<RunProgress, 'initializing'>,
  ): Promise<ProcessResult | 'not tried' | undefined> {
    const own = join(stack.folder, lockFile);
    const mark = join(stack.folder, '.terraform', 'landfall-initialized');
    const wanted = fingerprint(stack);
    const forgot = forgetBroken(stack.folder);
    if (!forgot && existsSync(own) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) {
      this.lock ??= own;
      return undefined;
    }
    if (this.stopped) return 'not tried';
    if (this.lock && this.lock !== own) copyFileSync(this.lock, own);
    // Terraform Cloud needs no -reconfigure and rejects it.
    const again = isRemote(stack) ? [] : ['-reconfigure'];
    const ready = progress?.initializing(stack.name);
    const finished = await runTerraform(['init', '-input=false', '-no-color', ...again], {
      cwd: stack.folder,
      environment: { TF_PLUGIN_CACHE_DIR: pluginCache(stack) },
    });
    ready?.();
    if (finished.code === 0) {
      writeFileSync(mark, wanted);
      this.lock ??= own;
      this.succeeded = true;
    }
    this.stopped = !this.succeeded;
    return finished;
  }
}

/** A hash of what an initialization depends on: backend, providers and binary. */
function fingerprint(stack: SynthesizedStack): string {
  const { terraform } = JSON.parse(jsonOf(stack)) as { terraform?: unknown };
  return createHash('sha256')
    .update(JSON.stringify([terraform, terraformBinary()]))
    .digest('hex');
}

function pluginCache({ folder }: SynthesizedStack): string {
  const cache = process.env.TF_PLUGIN_CACHE_DIR || resolve(dirname(dirname(folder)), '.providers');
  mkdirSync(cache, { recursive: true });
  return cache;
}
