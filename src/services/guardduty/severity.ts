import type { Severity } from '../../organization/severity';

/**
 * Where each of Security Hub's labels begins and ends on GuardDuty's scale; 11 is above everything.
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
