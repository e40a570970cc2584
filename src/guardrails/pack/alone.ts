import { minify } from '../minify';
import type { PolicyType } from '../policy-type';
import { isPackable } from './packable';
import type { Guardrail, PackedDocument, Target } from './packing';

/** The guardrails that stay documents of their own; targets with the same one share it. */
export function alone(
  targets: readonly Target[],
  type: PolicyType,
  maxCharacters: number,
): { documents: PackedDocument[]; byTarget: Map<string, PackedDocument[]> } {
  const documents = new Map<string, PackedDocument>();
  const byTarget = new Map<string, PackedDocument[]>();
  for (const { target, guardrails } of targets) {
    const own = guardrails
      .filter((guardrail) => !isPackable(guardrail))
      .map((guardrail) => {
        const document = single(guardrail, type, maxCharacters);
        const other = documents.get(guardrail.name);
        // One name with other parameters here is another policy, named after the place.
        const apart = other && other.content !== document.content;
        const name = apart ? `${guardrail.name}-${target}` : guardrail.name;
        const shared = documents.get(name) ?? { ...document, name };
        documents.set(shared.name, shared);
        return shared;
      });
    byTarget.set(target, own);
  }
  return { documents: [...documents.values()], byTarget };
}

function single({ name, document }: Guardrail, type: PolicyType, maxCharacters: number): PackedDocument {
  const content = minify(document);
  return {
    name,
    type,
    document,
    content,
    guardrails: [name],
    characters: content.length,
    maxCharacters,
  };
}
