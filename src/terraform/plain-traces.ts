/**
 * Runs something while tokens remember no stack traces. CDKTF takes a whole one for every token that it makes; writing
 * them, and mapping them back to TypeScript as `tsx` has Node do, takes longer than the whole synthesis. Errors keep theirs.
 * https://v8.dev/docs/stack-trace-api#customizing-stack-traces
 */
export function withPlainTraces<T>(run: () => T): T {
  const mapped = process.sourceMapsEnabled;
  const { prepareStackTrace } = Error;
  process.setSourceMapsEnabled(false);
  Error.prepareStackTrace = (of, frames) => (of instanceof Error ? [of, ...frames].join('\n    at ') : '');
  try {
    return run();
  } finally {
    process.setSourceMapsEnabled(mapped);
    Error.prepareStackTrace = prepareStackTrace;
  }
}
