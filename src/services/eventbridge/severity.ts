/** Severities from the least to the worst, as Security Hub labels them. */
export const severities = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

/** One of Security Hub's labels. */
export type Severity = (typeof severities)[number];

/** The labels from one to another, both included. */
export const labelsBetween = (atLeast: Severity, upTo: Severity): Severity[] =>
  severities.slice(severities.indexOf(atLeast), severities.indexOf(upTo) + 1);

/**
 * Where each label begins and ends on GuardDuty's scale; 11 is above everything.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html (read 2026-11-21)
 */
const guardDutyScale: Record<Severity, readonly [number, number]> = {
  INFORMATIONAL: [0, 1],
  LOW: [1, 4],
  MEDIUM: [4, 7],
  HIGH: [7, 9],
  CRITICAL: [9, 11],
};

/** An EventBridge condition on GuardDuty's number. */
export const guardDutyNumbers = (atLeast: Severity, upTo: Severity): object[] => [
  { numeric: ['>=', guardDutyScale[atLeast][0], '<', guardDutyScale[upTo][1]] },
];
