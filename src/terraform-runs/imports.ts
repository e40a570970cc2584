import { partsOf } from './addresses';
import type { Problem, SynthesizedStack } from './model';
import { jsonOf } from './stacks';

interface ImportBlock {
  readonly to: string;
  readonly id: string;
  readonly for_each?: Readonly<Record<string, string>>;
}

/** The ids that a stack imports, by address. */
function importsOf(stack: Pick<SynthesizedStack, 'folder'>): Map<string, string> {
  const { import: blocks = [] } = JSON.parse(jsonOf(stack)) as { import?: ImportBlock[] };
  return new Map(
    blocks.flatMap(({ to, id, for_each: each }): [string, string][] =>
      each
        ? Object.entries(each).map(([key, value]) => [
            // An address spells a key as the stack's JSON does, with templates escaped.
            to.replace('each.key', () => JSON.stringify(key)),
            plain(value),
          ])
        : [[to, plain(id)]],
    ),
  );
}

/** The value of a Terraform string literal: escaped template markers are unescaped. */
const plain = (text: string): string => text.replaceAll('$${', '${').replaceAll('%%{', '%{');

/**
 * Completes an error about an import: adds the address where a provider names only type and id, and the id where
 * Terraform names only the address.
 */
export function withImport(problem: Problem, stack: Pick<SynthesizedStack, 'folder'>): Problem {
  if (!/cannot import/i.test(problem.summary)) return problem;
  const imports = [...importsOf(stack)];
  const text = `${problem.summary} ${problem.detail}`;
  const found =
    imports.find(([address]) => address === problem.address) ??
    imports.find(([address, id]) => holdsWord(text, partsOf(address).type) && holdsWord(text, id));
  return found ? { ...problem, address: found[0], importId: found[1] } : problem;
}

function holdsWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  const around = `${text[at - 1] ?? ''}${text[at + word.length] ?? ''}`;
  return !/[\w-]/.test(around);
}
