/** Severities from the least to the worst, as Security Hub labels them. */
export const severities = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** A severity label of Security Hub. */
export type Severity = (typeof severities)[number];

/** The labels between two severities, both included. */
export const labelsBetween = (atLeast: Severity, upTo: Severity): Severity[] =>
  severities.slice(severities.indexOf(atLeast), severities.indexOf(upTo) + 1);
