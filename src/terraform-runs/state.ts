import { z } from 'zod';
import type { OutputsRead, StackKind } from '../terraform/stack-outputs';
import type { SynthesizedStack } from './model';
import { runTerraform } from './run';

/**
 * The parts of `terraform show -json` that Landfall reads
 * (https://developer.hashicorp.com/terraform/internals/json-format).
 */
const stateSchema = z.object({
  values: z
    .object({
      outputs: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
      root_module: z
        .object({
          resources: z
            .array(
              z.object({
                address: z.string(),
                mode: z.string(),
                index: z.union([z.string(), z.number()]).optional(),
                values: z.record(z.string(), z.unknown()).default({}),
              }),
            )
            .default([]),
        })
        .default({ resources: [] }),
    })
    .optional(),
});

/** The last state of a stack. */
export interface StackState<Kind extends StackKind = never> {
  readonly outputs: OutputsRead<Kind>;
  /** attributes of the instances of a `for_each` resource, by key */
  readonly instances: (resource: string) => ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/**
 * Reads the last state of an initialized stack, on any backend, without locking it. A stack that was never applied has
 * an empty state.
 *
 * @returns undefined where it cannot be read
 */
export async function readState<Kind extends StackKind = never>({
  folder,
}: SynthesizedStack): Promise<StackState<Kind> | undefined> {
  const { code, stdout } = await runTerraform(['show', '-json', '-no-color'], { cwd: folder });
  const state = code === 0 ? parsed(stdout) : undefined;
  if (!state) return undefined;
  const { outputs = {}, root_module: { resources } = { resources: [] } } = state.values ?? {};
  const managed = resources.filter(({ mode }) => mode === 'managed');
  return {
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, { value }]) => [name, value]),
    ) as OutputsRead<Kind>,
    instances: (resource) =>
      new Map(
        managed.flatMap(({ address, index, values }) =>
          index !== undefined && address.startsWith(`${resource}[`) ? [[String(index), values]] : [],
        ),
      ),
  };
}

function parsed(text: string): z.output<typeof stateSchema> | undefined {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
