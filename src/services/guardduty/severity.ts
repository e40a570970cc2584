import type { Severity } from '../../organization/severity';

/**
 * The range of each Security Hub label on GuardDuty's scale, from (included) to (excluded); 11 is above every value.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html (read 2026-11-21)
 */
const scale: Record<Severity, readonly [number, number]> = {
  INFORMATIONAL: [0, 1],
  LOW: [1, 4],
  MEDIUM: [4, 7],
  HIGH: [7, 9],
  CRITICAL: [9, 11],
};

/** An EventBridge condition on GuardDuty's number, from one label to another. */
export const severityNumbers = (atLeast: Severity, upTo: Severity): object[] => [
  { numeric: ['>=', scale[atLeast][0], '<', scale[upTo][1]] },
];
