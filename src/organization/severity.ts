/** Severities from the least to the worst, as Security Hub labels them. */
export const severities = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** One of Security Hub's labels. */
export type Severity = (typeof severities)[number];

/** The labels from one to another, both included. */
export const labelsBetween = (atLeast: Severity, upTo: Severity): Severity[] =>
  severities.slice(severities.indexOf(atLeast), severities.indexOf(upTo) + 1);
