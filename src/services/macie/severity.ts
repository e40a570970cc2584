import { labelsBetween, type Severity } from '../../organization/severity';

const known: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH'];
const titled = (label: string): string => label.charAt(0) + label.slice(1).toLowerCase();

/**
 * An EventBridge condition on Macie's severity, from one label of Security Hub to another. Macie knows three; what is
 * critical elsewhere is high there.
 */
export function severityDescriptions(atLeast: Severity, upTo: Severity): { readonly description: string[] } {
  const labels = labelsBetween(atLeast, upTo).filter((label) => known.includes(label));
  return { description: labels.length ? labels.map(titled) : ['High'] };
}
