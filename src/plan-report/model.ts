import type { Organization } from '../organization/model';
import type { Action, Change, StackPlan } from '../terraform-runs/model';
import { type Danger, dangersOf } from './danger';
import { type ReportedAttribute, reported } from './differences';
import type { Foreseen } from './foreseen';
import { type Naming, namingOf } from './names';
import { type Explained, explain } from './refusals';
import { type Thing, thingKinds, thingOf } from './things';

/** A change, with the part of the thing that it is about and the differences of its attributes. */
export interface PartChange extends Omit<Change, 'attributes'>, Pick<Thing, 'part' | 'across'> {
  readonly attributes: readonly ReportedAttribute[];
}

/** A thing that the user knows by name, and all changes to it in one stack. */
export interface ChangedThing {
  readonly thing: Pick<Thing, 'kind' | 'name'>;
  readonly changes: readonly PartChange[];
}

/** The number of changes by action. */
export type Counts = Readonly<Record<Action, number>>;

/** One stack of a report. */
export interface ReportedStack {
  readonly stack: string;
  readonly status: StackPlan['status'];
  readonly counts: Counts;
  readonly things: readonly ChangedThing[];
  /** names of changed outputs */
  readonly outputs: readonly string[];
  readonly waitsFor: StackPlan['waitsFor'];
  /** expected changes to the accounts of a stack that waits */
  readonly foreseen?: Foreseen;
  readonly problems: readonly Explained[];
}

/** The report on all plans of a run. */
export interface PlanReport {
  /** `plan`: what Terraform would do; `drift`: what has changed outside Terraform */
  readonly operation: 'plan' | 'drift';
  /** scope of the report, such as `since origin/main` */
  readonly scope?: string;
  /** names of unaffected stacks, which are left out */
  readonly untouched: readonly string[];
  readonly stacks: readonly ReportedStack[];
  readonly counts: Counts;
  /** changes that `apply` refuses unless `--allow` names them */
  readonly dangers: readonly Danger[];
  /** notes that are not errors, one sentence each */
  readonly notes: readonly string[];
  /** the organization of the file, where there is one */
  readonly organization?: Organization;
}

/** The actions, most important first. */
export const actions: readonly Action[] = [
  'destroy',
  'replace',
  'forget',
  'update',
  'create',
  'import',
  'move',
];

/** The input of a report. */
export interface ReportInput
  extends Partial<Pick<PlanReport, 'scope' | 'untouched' | 'notes' | 'organization'>> {
  readonly operation: PlanReport['operation'];
  readonly plans: readonly StackPlan[];
  /** expected changes by stack, for stacks that wait */
  readonly foreseen?: ReadonlyMap<string, Foreseen>;
}

/** Makes a report of plans, in the words of the organization file. */
export function planReport(input: ReportInput): PlanReport {
  const { operation, plans, organization, scope, untouched = [], notes = [], foreseen } = input;
  const naming = namingOf(plans, organization);
  const dangers = operation === 'drift' ? [] : dangersOf(plans, organization);
  return {
    operation,
    ...(scope && { scope }),
    ...(organization && { organization }),
    untouched,
    stacks: plans.map((plan) => {
      const waited = foreseen?.get(plan.stack);
      return stackOf(plan, { naming, organization, foreseen: waited });
    }),
    counts: countsOf(plans.flatMap(({ changes }) => changes)),
    dangers: dangers.map((danger) => ({ ...danger, message: naming(danger.message) })),
    notes,
  };
}

/** What a report needs of a stack besides its plan. */
interface StackContext {
  readonly naming: Naming;
  readonly organization?: Organization | undefined;
  readonly foreseen?: Foreseen | undefined;
}

function stackOf(plan: StackPlan, { naming, organization, foreseen }: StackContext): ReportedStack {
  const { stack, status, changes, outputs, waitsFor } = plan;
  return {
    stack,
    status,
    counts: countsOf(changes),
    things: thingsOf(changes, naming),
    outputs: outputs.map(({ name }) => name),
    waitsFor,
    ...(foreseen && status === 'waiting' && { foreseen }),
    problems: explained(plan, organization),
  };
}

/** The explained problems of a stack; equal ones are listed once. */
function explained({ problems, stack, changes }: StackPlan, organization?: Organization): Explained[] {
  const unique = new Map(problems.map((problem) => [`${problem.summary}\n${problem.detail}`, problem]));
  const context = { stack, changes, ...(organization && { organization }) };
  return [...unique.values()].map((problem) => explain(problem, context));
}

function thingsOf(changes: readonly Change[], naming: Naming): ChangedThing[] {
  const groups = new Map<string, { thing: ChangedThing['thing']; changes: PartChange[] }>();
  for (const change of changes) {
    const { kind, name, ...part } = thingOf(change);
    const group = groups.get(`${kind} ${name}`) ?? { thing: { kind, name }, changes: [] };
    const attributes = change.attributes.map((attribute) => reported(attribute, naming));
    group.changes.push({ ...change, ...part, attributes });
    groups.set(`${kind} ${name}`, group);
  }
  return [...groups.values()].sort(
    ({ thing: a }, { thing: b }) =>
      thingKinds.indexOf(a.kind) - thingKinds.indexOf(b.kind) || a.name.localeCompare(b.name),
  );
}

function countsOf(changes: readonly Change[]): Counts {
  const counts = Object.fromEntries(actions.map((action) => [action, 0])) as Record<Action, number>;
  for (const { action } of changes) counts[action] += 1;
  return counts;
}

/**
 * The exit code of a report, as of `terraform plan -detailed-exitcode`: 0 nothing to do, 1 an error, 2 changes or
 * stacks that wait.
 */
export function exitCode({ stacks, operation }: PlanReport): 0 | 1 | 2 {
  if (stacks.some(({ status }) => status === 'failed')) return 1;
  const worth = operation === 'drift' ? ['changes'] : ['changes', 'waiting'];
  return stacks.some(({ status }) => worth.includes(status)) ? 2 : 0;
}
