/** The reasons for which Terraform destroys or replaces a resource. */
export const reasons = ['gone', 'tainted', 'cannot-update', 'requested', 'triggered'] as const;

/** A reason for which Terraform destroys or replaces a resource. */
export type Reason = (typeof reasons)[number];

/**
 * Reasons by Terraform's terms, in the JSON of a plan (`action_reason`) and in its messages (`reason`). Data sources
 * have others.
 * https://developer.hashicorp.com/terraform/internals/json-format and
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui (2026-11-21)
 */
const words: Readonly<Record<string, Reason>> = {
  replace_because_tainted: 'tainted',
  tainted: 'tainted',
  replace_because_cannot_update: 'cannot-update',
  cannot_update: 'cannot-update',
  replace_by_request: 'requested',
  requested: 'requested',
  replace_by_triggers: 'triggered',
  replace_triggered_by: 'triggered',
  delete_because_no_resource_config: 'gone',
  delete_because_wrong_repetition: 'gone',
  delete_because_count_index: 'gone',
  delete_because_each_key: 'gone',
  delete_because_no_module: 'gone',
  delete_because_no_move_target: 'gone',
};

/** The reason for a term of Terraform's; undefined where there is none. */
export const reasonOf = (word: string | undefined): Reason | undefined =>
  word === undefined ? undefined : words[word];

/** The reason in a human-readable plan: on the line of the resource, or on the next one. */
export function reasonInText(line: string, next: string): Reason | undefined {
  if (/ is tainted, so (?:it )?must be replaced/.test(line)) return 'tainted';
  if (/ will be replaced, as requested/.test(line)) return 'requested';
  if (/ will be replaced due to changes in replace_triggered_by/.test(line)) return 'triggered';
  if (/ must be replaced/.test(line)) return 'cannot-update';
  return /will be destroyed/.test(line) && /^\s*# \(because /.test(next) ? 'gone' : undefined;
}
