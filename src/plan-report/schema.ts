import { z } from 'zod';
import { reasons } from '../terraform-runs/reasons';
import { dangerKinds } from './danger';
import type { Foreseen } from './foreseen';
import { actions, exitCode, type PlanReport } from './model';
import { thingKinds } from './things';
import { headline } from './words';

const described = <T extends z.ZodType>(schema: T, description: string): T => schema.meta({ description });
const text = (description: string) => described(z.string(), description);

const changeSchema = z.strictObject({
  action: described(
    z.enum(actions as [string, ...string[]]),
    '`forget`: Terraform lets go of it without touching it.',
  ),
  address: text('Terraform address in the stack.'),
  type: text('Terraform resource type.'),
  part: text('Which part of the thing it is about.').optional(),
  reason: described(
    z.enum(reasons),
    'Why it is destroyed or made again: `tainted` when its creation broke off.',
  ).optional(),
  replacedFor: described(z.array(z.string()), 'Attributes that make Terraform replace it.').optional(),
  importId: text('Id that an import takes it over by.').optional(),
  movedFrom: text('Address before.').optional(),
  region: text('Region, where the resource names one.').optional(),
  attributes: described(
    z.array(
      z.strictObject({
        name: text('Attribute.'),
        before: text('JSON of the value before, or `(sensitive)`.'),
        after: text('JSON of the value after, `(known after apply)` or `(sensitive)`.'),
        differences: described(
          z.array(z.string()),
          'What differs in a document, a list, a map or a longer text, a line each, by names of the organization file.',
        ),
      }),
    ),
    'What changes in an update, a replacement or an import that changes something.',
  ),
});

const countsSchema = described(
  z.strictObject(
    Object.fromEntries(actions.map((action) => [action, z.int().min(0)])) as Record<string, z.ZodInt>,
  ),
  'Number of changes by action.',
);

const accountChange = z.strictObject({
  account: text('Name of the account.'),
  from: text('Before.'),
  to: text('After.'),
});

const foreseenSchema = described(
  z.strictObject({
    created: described(z.array(z.string()), 'Names of accounts that will be created.'),
    imported: described(z.array(z.string()), 'Names of accounts that exist and will be imported.'),
    moved: described(z.array(accountChange), 'Accounts that will come into another OU, with the paths.'),
    renamed: described(z.array(accountChange), 'Accounts that AWS will show under another name.'),
  }),
  'Of a stack that waits: what the file says will happen to its accounts, held against its last state.',
);

const stackSchema = z.strictObject({
  stack: text('Name of the stack.'),
  status: described(
    z.enum(['changes', 'unchanged', 'waiting', 'failed', 'skipped']),
    '`waiting`: cannot be planned before another stack is applied, which is no error. `skipped`: not tried, because what failed in another stack concerns all.',
  ),
  counts: countsSchema,
  outputs: described(z.array(z.string()), 'Names of outputs that change.'),
  waitsFor: z.array(
    z.strictObject({ stack: text('Stack to apply first.'), reason: text('What is missing.') }),
  ),
  foreseen: foreseenSchema.optional(),
  problems: z.array(
    z.strictObject({
      summary: text('Terraform’s summary.'),
      detail: text('Terraform’s own words.'),
      address: text('What it is about.').optional(),
      importId: text('Id that was to be imported there.').optional(),
      cure: text('What it means for the organization file, and what to do.').optional(),
    }),
  ),
  things: z.array(
    z.strictObject({
      kind: z.enum(thingKinds),
      name: text('Name as in the organization file.'),
      changes: z.array(changeSchema),
    }),
  ),
});

/** The schema of the output of `landfall plan --json` and `landfall drift --json`. */
export const reportSchema = z
  .strictObject({
    formatVersion: z.literal(1),
    operation: z.enum(['plan', 'drift']),
    headline: text('The summary in one line.'),
    scope: text('What the plan was limited to.').optional(),
    exitCode: described(
      z.union([z.literal(0), z.literal(1), z.literal(2)]),
      'As `terraform plan -detailed-exitcode`.',
    ),
    counts: countsSchema,
    dangers: z.array(
      z.strictObject({
        id: text('What `landfall apply --allow` takes.'),
        kind: z.enum(Object.keys(dangerKinds) as [string, ...string[]]),
        message: text('A sentence.'),
        stack: text('Stack.'),
        address: text('Terraform address.'),
      }),
    ),
    stacks: z.array(stackSchema),
    untouched: described(z.array(z.string()), 'Stacks that `--since` left out.'),
    notes: z.array(z.string()),
  })
  .meta({
    title: 'Landfall report',
    description: 'What a run of Terraform over all stacks would do, or has found.',
  });

/** A report as data, in the documented format. */
export type ReportJson = z.output<typeof reportSchema>;

/** Converts a report to the documented format. Sensitive attributes are already masked. */
export function jsonReport(report: PlanReport): ReportJson {
  const { operation, scope, counts, dangers, stacks, untouched, notes } = report;
  return {
    formatVersion: 1,
    operation,
    headline: headline(report),
    ...(scope && { scope }),
    exitCode: exitCode(report),
    counts: { ...counts },
    dangers: dangers.map(({ id, kind, message, change }) => {
      const { stack, address } = change;
      return { id, kind, message, stack, address };
    }),
    stacks: stacks.map(({ things, problems, foreseen, ...stack }) => ({
      ...stack,
      ...(foreseen && { foreseen: foreseenJson(foreseen) }),
      counts: { ...stack.counts },
      outputs: [...stack.outputs],
      waitsFor: stack.waitsFor.map((wait) => ({ ...wait })),
      problems: problems.map(({ problem, cure }) => ({ ...problem, ...(cure && { cure }) })),
      things: things.map(({ thing, changes }) => ({
        ...thing,
        changes: changes.map(
          ({
            stack: _stack,
            name: _name,
            key: _key,
            id: _id,
            description: _text,
            content: _content,
            attributes,
            replacedFor,
            across: _across,
            ...change
          }) => ({
            ...change,
            ...(replacedFor && { replacedFor: [...replacedFor] }),
            attributes: attributes.map(({ shown: _shown, differences, ...attribute }) => ({
              ...attribute,
              differences: [...differences],
            })),
          }),
        ),
      })),
    })),
    untouched: [...untouched],
    notes: [...notes],
  };
}

const foreseenJson = ({ created, imported, moved, renamed }: Foreseen): z.output<typeof foreseenSchema> => ({
  created: [...created],
  imported: [...imported],
  moved: moved.map((account) => ({ ...account })),
  renamed: renamed.map((account) => ({ ...account })),
});
