import type { LandfallStack } from './stack';

/**
 * A value that can stand inside the strings of a policy: what is known stays as it is, an expression becomes a local
 * value, because its quotes could not stand in JSON.
 */
export function localValue(stack: LandfallStack, name: string, value: string): string {
  if (!value.includes('${')) return value;
  stack.addOverride(`locals.${name}`, value);
  return `\${local.${name}}`;
}
