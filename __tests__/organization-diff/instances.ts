import type { StackJson } from '../stacks/synthesized';

/** Arguments of a resource. */
export type Arguments = Readonly<Record<string, unknown>>;

/** An instance of a resource, as it is in the state once its stack is applied. */
export interface Instance {
  readonly type: string;
  /** whether `prevent_destroy` is set */
  readonly protected: boolean;
  /** what the file says stands in its arguments; all else as the expression that it is */
  readonly values: Arguments;
}

/** Every instance of a stack by its address. */
export function instancesOf(stack: StackJson): Map<string, Instance> {
  const locals = stack.locals ?? {};
  return new Map(
    [...blocksOf(stack)].flatMap(([block, content]) => {
      const { for_each: forEach, '//': _, ...values } = content;
      const entries = entriesOf(forEach, locals);
      const instance = (key?: string, value?: unknown): Instance => ({
        type: block.split('.')[0] ?? '',
        protected: isProtected(content),
        values: rendered(values, { key, value, locals }) as Arguments,
      });
      if (!entries) return [[block, instance()] as const];
      return Object.entries(entries).map(
        ([key, value]) => [`${block}[${JSON.stringify(key)}]`, instance(key, value)] as const,
      );
    }),
  );
}

/** The resource blocks of a stack by type and name. */
export function blocksOf({ resource = {} }: StackJson): Map<string, Arguments> {
  return new Map(
    Object.entries(resource).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, block]): [string, Arguments] => [`${type}.${name}`, block]),
    ),
  );
}

/** The block that an instance belongs to. */
export const blockOf = (address: string): string => address.replace(/\[.*$/s, '');

/** Whether a block has `prevent_destroy`. */
export const isProtected = ({ lifecycle }: Arguments): boolean =>
  (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;

/** What a `for_each` goes over; undefined where there is none. */
function entriesOf(forEach: unknown, locals: Arguments): Arguments | undefined {
  if (forEach === undefined) return undefined;
  if (typeof forEach === 'object') return forEach as Arguments;
  const [, set] = /^\$\{toset\((\[.*\])\)\}$/s.exec(`${forEach}`) ?? [];
  if (set) return Object.fromEntries((JSON.parse(set) as string[]).map((each) => [each, each]));
  const [, name = ''] = /^\$\{local\.([\w-]+)\}$/.exec(`${forEach}`) ?? [];
  const entries = locals[name];
  if (typeof entries !== 'object' || entries === null)
    throw new Error(`for_each over ${JSON.stringify(forEach)}, which this test does not read`);
  return entries as Arguments;
}

/** Where expressions are read. */
interface Scope {
  readonly key: string | undefined;
  readonly value: unknown;
  readonly locals: Arguments;
}

function rendered(argument: unknown, scope: Scope): unknown {
  if (Array.isArray(argument)) return argument.map((entry) => rendered(entry, scope));
  if (typeof argument === 'object' && argument !== null)
    return Object.fromEntries(
      Object.entries(argument).map(([name, inner]) => [name, rendered(inner, scope)]),
    );
  return typeof argument === 'string' ? expression(argument, scope) : argument;
}

function expression(text: string, { key, value, locals }: Scope): unknown {
  const field = (name: string): unknown => (value as Arguments | undefined)?.[name] ?? null;
  const json = (_: string, name: string) => JSON.stringify(field(name));
  const [, whole] = /^\$\{each\.value\.(\w+)\}$/.exec(text) ?? [];
  if (whole) return field(whole);
  const [, local = ''] = /^\$\{local\.([\w-]+)\}$/.exec(text) ?? [];
  if (typeof locals[local] === 'object') return locals[local];
  return text
    .replace(/\$\{each\.key\}/g, key ?? '')
    .replace(/\beach\.key\b/g, JSON.stringify(key))
    .replace(/\$\{jsonencode\(each\.value\.(\w+)\)\}/g, json)
    .replace(/\beach\.value\.(\w+)/g, json);
}
