import { Lazy, type TerraformElement, type TerraformStack } from 'cdktf';
import { remoteState } from './backend';
import { identifier, quoted } from './literal';
import type { TerraformSettings } from './schema';
import type { OutputName, StackKind } from './stack-outputs';
import { localStatePath, remoteStateName } from './state-place';

/**
 * What one stack reads of another's outputs: single values and maps by name. A key that the other state does not have
 * yet stops the plan with the name of the stack to apply first. Unlike CDKTF's own cross-stack references nothing is
 * marked sensitive, so plans can be read.
 */
export class RemoteOutputs<Kind extends StackKind> {
  /** keys by output; of a key that a rename gives, the key before it */
  private readonly needed = new Map<string, Map<string, string | undefined>>();
  private readonly address: string;

  constructor(
    private readonly scope: TerraformStack,
    private readonly stack: string,
    settings: TerraformSettings,
  ) {
    const state = remoteState(scope, remoteStateName(stack), settings, stack);
    this.address = `data.terraform_remote_state.${state.friendlyUniqueId}`;
    state.addOverride('lifecycle.postcondition', Lazy.anyValue({ produce: () => this.conditions() }));
    if (settings.backend.local) this.explainMissingState(scope, state, settings.backend.local.directory);
  }

  /** A single output, as an expression. */
  value(output: OutputName<Kind, 'value'>): string {
    this.need(output);
    return `\${${this.address}.outputs.${output}}`;
  }

  /**
   * One entry of an output that is a map, as an expression. It goes through a local value, so that the expression holds
   * no quotes and may stand inside of a JSON document.
   *
   * @param former key of the same entry while the other state does not know of its rename; the value is the same then
   */
  entry(output: OutputName<Kind, 'map'>, key: string, former?: string): string {
    this.need(output, key, former);
    const local = `${this.stack.replaceAll('-', '_')}_${output}_${identifier(key)}`;
    const at = (name: string) => `${this.address}.outputs.${output}[${quoted(name)}]`;
    const value = former === undefined ? at(key) : `try(${at(key)}, ${at(former)})`;
    this.scope.addOverride(`locals.${local}`, `\${${value}}`);
    return `\${local.${local}}`;
  }

  private need(output: string, key?: string, former?: string): void {
    const keys = this.needed.get(output) ?? new Map();
    if (key !== undefined) keys.set(key, former);
    this.needed.set(output, keys);
  }

  private conditions(): object[] {
    return [...this.needed]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([output, keys]) => this.condition(output, keys));
  }

  private condition(output: string, keys: ReadonlyMap<string, string | undefined>): object {
    const first = `Apply the stack "${this.stack}" first (npx cdktf deploy ${this.stack})`;
    if (keys.size === 0) {
      return {
        condition: `\${can(self.outputs.${output})}`,
        error_message: `${first}: its state has no ${output} yet.`,
      };
    }
    const all = [...keys.keys()].sort().map(quoted).join(', ');
    const missing = `setsubtract([${all}], ${known(`keys(try(self.outputs.${output}, {}))`, keys)})`;
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

/** Expression of the keys that a state has, with those that it has under their former name. */
function known(present: string, keys: ReadonlyMap<string, string | undefined>): string {
  const renamed = [...keys].flatMap(([key, former]) =>
    former === undefined ? [] : [`${quoted(key)} = ${quoted(former)}`],
  );
  if (!renamed.length) return present;
  const entries = renamed.sort().join(', ');
  return `concat(${present}, [for key, former in { ${entries} } : key if contains(${present}, former)])`;
}
