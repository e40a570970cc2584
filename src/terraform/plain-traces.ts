/**
 * Runs something while stack traces are not mapped back to TypeScript. CDKTF writes one for every token that it makes;
 * mapping them, as `tsx` has Node do, takes longer than the whole synthesis.
 */
export function withPlainTraces<T>(run: () => T): T {
  const mapped = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    return run();
  } finally {
    process.setSourceMapsEnabled(mapped);
  }
}
