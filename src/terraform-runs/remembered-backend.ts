import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendBlock } from '../terraform/state-place';

/** The backend record that Terraform keeps in an initialized folder. */
interface Remembered {
  readonly version?: number;
  readonly backend?: { readonly type: string; readonly config: Record<string, unknown> };
}

const fileOf = (folder: string): string => join(folder, '.terraform', 'terraform.tfstate');

/** The backend that a stack's folder was last initialized with; undefined where the record is missing or unreadable. */
export function rememberedBackend(folder: string): BackendBlock | undefined {
  const { backend } = remembered(folder) ?? {};
  if (!backend) return undefined;
  const { type, config } = backend;
  return type === 'cloud' ? { cloud: config } : { backend: { [type]: config } };
}

/**
 * Removes a broken backend record that a killed run left. With it, every Terraform command fails with "Failed to load
 * state: invalid syntax", `init -reconfigure` included (tried with 1.11.4, 2026-11-21). The state itself is elsewhere.
 *
 * @returns whether there was such a file
 */
export function forgetBroken(folder: string): boolean {
  if (!existsSync(fileOf(folder)) || remembered(folder)) return false;
  rmSync(fileOf(folder));
  return true;
}

function remembered(folder: string): Remembered | undefined {
  try {
    const read = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Remembered | null;
    return typeof read?.version === 'number' ? read : undefined;
  } catch {
    return undefined;
  }
}
