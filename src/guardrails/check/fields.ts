/** A JSON object of which nothing more is known. */
export type Fields = Record<string, unknown>;

/** Whether a value is a JSON object, neither a list nor null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
