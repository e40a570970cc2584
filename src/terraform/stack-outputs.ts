/** One output of a stack's state. */
interface Output {
  /** `value`: one text; `map`: an entry for each name */
  readonly shape: 'value' | 'map';
  /** whether it is a map from names of the organization file to ids or ARNs of AWS */
  readonly holdsIds?: true;
  /** whether the state may be without it */
  readonly optional?: true;
  readonly description: string;
}

/**
 * What each kind of stack hands to other stacks and to commands, by the name of the Terraform output. Other states and
 * users read these names: they stay.
 */
export const stackOutputs = {
  organization: {
    organization_id: { shape: 'value', description: 'Id of the organization.' },
    organizational_unit_ids: {
      shape: 'map',
      holdsIds: true,
      description: 'Ids of the root and of all OUs by path.',
    },
    policy_ids: { shape: 'map', holdsIds: true, description: 'Ids of all policies by name.' },
  },
  accounts: {
    account_ids: { shape: 'map', holdsIds: true, description: 'Ids of the accounts by name.' },
  },
  'identity-center': {
    instance_arn: { shape: 'value', description: 'ARN of the instance of IAM Identity Center.' },
    permission_set_arns: {
      shape: 'map',
      holdsIds: true,
      description: 'ARNs of the permission sets by name.',
    },
    group_ids: {
      shape: 'map',
      holdsIds: true,
      description: 'Ids of the groups in the identity store by name.',
    },
  },
  'log-archive': {
    key_arns: { shape: 'map', description: 'ARNs of the keys of the log buckets by what they encrypt.' },
    buckets: { shape: 'map', description: 'The log buckets that Terraform keeps.' },
  },
  'findings-archive': {
    key_arn: { shape: 'value', optional: true, description: 'ARN of the key of the findings bucket.' },
    buckets: { shape: 'map', description: 'Buckets that Terraform keeps.' },
  },
  trail: {
    trails: { shape: 'map', description: 'Trails that Terraform keeps.' },
  },
  detective: {
    graph_arns: { shape: 'map', description: 'ARNs of the behavior graphs by region.' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Output>>>>;

type Table = typeof stackOutputs;

/** A kind of stack that has outputs; `accounts` and its branches, such as `accounts-workloads`, are one kind. */
export type StackKind = keyof Table;

/** Names of the outputs of a kind of stack that have a shape. */
export type OutputName<Kind extends StackKind, Shape extends Output['shape'] = Output['shape']> = {
  [Name in keyof Table[Kind]]: Table[Kind][Name] extends { readonly shape: Shape } ? Name : never;
}[keyof Table[Kind]] &
  string;

type Optional<Kind extends StackKind> = {
  [Name in keyof Table[Kind]]: Table[Kind][Name] extends { readonly optional: true } ? Name : never;
}[keyof Table[Kind]];

type Written<Of> = Of extends { readonly shape: 'value' }
  ? string
  : string | Readonly<Record<string, unknown>>;

/** What a stack writes into its outputs: a text or an expression for each value, entries or an expression for each map. */
export type OutputValues<Kind extends StackKind> = {
  readonly [Name in Exclude<keyof Table[Kind], Optional<Kind>>]: Written<Table[Kind][Name]>;
} & { readonly [Name in Optional<Kind>]?: Written<Table[Kind][Name]> };

/** The outputs in a state as Terraform reads them back; none of them where the stack was never applied. */
export type OutputsRead<Kind extends StackKind> = {
  readonly [Name in keyof Table[Kind]]?: Table[Kind][Name] extends { readonly shape: 'value' }
    ? string
    : Readonly<Record<string, string>>;
};

/** Names of all outputs that are maps from names of the organization file to ids. */
export const outputsOfIds: ReadonlySet<string> = new Set(
  Object.values(stackOutputs).flatMap((outputs: Readonly<Record<string, Output>>) =>
    Object.entries(outputs).flatMap(([name, { holdsIds }]) => (holdsIds ? [name] : [])),
  ),
);
