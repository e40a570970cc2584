import type { Organization } from '../organization/model';
import type { StackPlan } from '../terraform-runs/model';
import { ids } from '../terraform-runs/names';

/** Replaces AWS ids in a text with names of the organization file. */
export type Naming = (text: string) => string;

/** The replacement for a run: ids that the file gives, and ids that the states know. */
export function namingOf(plans: readonly StackPlan[], organization?: Organization): Naming {
  const names = new Map([
    ...plans.flatMap(({ names: known = {} }) => Object.entries(known)),
    ...(organization ? inFile(organization) : []),
  ]);
  return (text) =>
    text.replace(ids, (id: string, place: number) => {
      const name = names.get(id);
      if (name === undefined) return id;
      const whole =
        /^["'\s]?$/.test(text.charAt(place - 1)) && /^["'\s,;]?$/.test(text.charAt(place + id.length));
      return whole ? name : `<${name}>`;
    });
}

function inFile({
  root,
  organizationalUnits,
  management,
  accounts,
  policies,
}: Organization): [string, string][] {
  return [
    ...[root, ...organizationalUnits].map(({ id, path }) => [id, path] as const),
    ...[management, ...accounts, ...policies].map(({ id, name }) => [id, name] as const),
  ].flatMap(([id, name]): [string, string][] => (id ? [[id, name]] : []));
}
