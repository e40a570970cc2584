import type { Statement } from '../../iam-documents/policy-document';

/**
 * Sids that lead back from a packed document to its guardrails: the guardrail's name in Pascal case, and behind
 * it the statement's own Sid or number when there are several. IAM takes only letters and digits there.
 *
 * @returns the statements by guardrail, in the order given, no Sid twice
 */
export function withSids<T extends { name: string; statements: Statement[] }>(
  guardrails: T[],
): { guardrail: T; statements: Statement[] }[] {
  const taken = new Set<string>();
  return guardrails.map((guardrail) => {
    const { name, statements } = guardrail;
    const single = statements.length === 1;
    const named = statements.map((statement, index) => {
      const detail = single ? '' : (statement.Sid ?? String(index + 1));
      return { ...statement, Sid: free(pascal(name) + pascal(detail), taken) };
    });
    return { guardrail, statements: named };
  });
}

/**
 * The guardrail that a statement of a packed document is of, by its Sid.
 *
 * @param names of the guardrails that may be in the document; of two that fit, the longer one is meant
 * @returns undefined where none of the names is the guardrail's
 */
export function guardrailOfSid(sid: string, names: Iterable<string>): string | undefined {
  const fits = (name: string): boolean => {
    const begin = pascal(name);
    return begin !== '' && sid.startsWith(begin) && /^([A-Z0-9]|x\d+$|$)/.test(sid.slice(begin.length));
  };
  return [...names].filter(fits).sort((a, b) => pascal(b).length - pascal(a).length)[0];
}

function free(wanted: string, taken: Set<string>): string {
  let sid = wanted;
  for (let number = 2; taken.has(sid); number++) sid = `${wanted}x${number}`;
  taken.add(sid);
  return sid;
}

/** `deny-root-user` → `DenyRootUser` */
function pascal(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
