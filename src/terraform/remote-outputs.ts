import { Lazy, type TerraformElement, type TerraformStack } from 'cdktf';
import { localStatePath, remoteState } from './backend';
import { identifier, quoted } from './literal';
import type { TerraformSettings } from './schema';

/**
 * What one stack reads of another's outputs: single values and maps by name. A key that the other state does not have
 * yet stops the plan with the name of the stack to apply first. Unlike CDKTF's own cross-stack references nothing is
 * marked sensitive, so plans can be read.
 */
export class RemoteOutputs {
  private readonly needed = new Map<string, Set<string>>();
  private readonly address: string;

  constructor(
    private readonly scope: TerraformStack,
    private readonly stack: string,
    settings: TerraformSettings,
  ) {
    // Terraform's own error for a state that was never written, "Unable to find remote state", names this address.
    const id = `apply_${stack.replaceAll('-', '_')}_first`;
    const state = remoteState(scope, id, settings, stack);
    this.address = `data.terraform_remote_state.${state.friendlyUniqueId}`;
    state.addOverride('lifecycle.postcondition', Lazy.anyValue({ produce: () => this.conditions() }));
    if (settings.backend.local) this.explainMissingState(scope, state, settings.backend.local.directory);
  }

  /** A single output, as an expression. */
  value(output: string): string {
    this.need(output);
    return `\${${this.address}.outputs.${output}}`;
  }

  /**
   * One entry of an output that is a map, as an expression. It goes through a local value, so that the expression holds
   * no quotes and may stand inside of a JSON document.
   */
  entry(output: string, key: string): string {
    this.need(output, key);
    const local = `${this.stack.replaceAll('-', '_')}_${output}_${identifier(key)}`;
    this.scope.addOverride(`locals.${local}`, `\${${this.address}.outputs.${output}[${quoted(key)}]}`);
    return `\${local.${local}}`;
  }

  private need(output: string, key?: string): void {
    const keys = this.needed.get(output) ?? new Set();
    if (key !== undefined) keys.add(key);
    this.needed.set(output, keys);
  }

  private conditions(): object[] {
    return [...this.needed]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([output, keys]) => this.condition(output, [...keys].sort()));
  }

  private condition(output: string, keys: readonly string[]): object {
    const first = `Apply the stack "${this.stack}" first (npx cdktf deploy ${this.stack})`;
    if (keys.length === 0) {
      return {
        condition: `\${can(self.outputs.${output})}`,
        error_message: `${first}: its state has no ${output} yet.`,
      };
    }
    const missing = `setsubtract([${keys.map(quoted).join(', ')}], keys(try(self.outputs.${output}, {})))`;
    return {
      condition: `\${length(${missing}) == 0}`,
      error_message: `${first}: its state does not have \${join(", ", ${missing})} in ${output} yet.`,
    };
  }

  private explainMissingState(scope: TerraformStack, state: TerraformElement, directory: string): void {
    const path = localStatePath(directory, this.stack);
    const local = `state_of_${this.stack.replaceAll('-', '_')}`;
    scope.addOverride(`locals.${local}`, path);
    state.addOverride('lifecycle.precondition', [
      {
        condition: `\${fileexists(local.${local})}`,
        error_message: `The stack "${this.stack}" has never been applied: npx cdktf deploy ${this.stack}, then plan again.`,
      },
    ]);
  }
}
