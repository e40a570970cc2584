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
 * Initializes stacks, one after another: the cache of providers that they share is not safe for several at once
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#provider-plugin-cache). The provider, over half a
 * gigabyte, is fetched once: the first stack's lock file goes to all others. One that is initialized already, with the
 * same backend and providers, is left alone.
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
   * Initializes one stack; undefined where that was not needed. Where the first that is tried fails, no other is: the
   * network, the registry, the backend's credentials and the version of Terraform are the same for all.
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
    // Terraform Cloud needs no -reconfigure, and refuses it.
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

/** Backend, providers and binary: what an initialization depends on. */
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
