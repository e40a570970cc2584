import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type TerraformElement, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { addBackend } from './backend';
import { needsSpelling, quoted, written } from './literal';
import { RemoteOutputs } from './remote-outputs';
import type { TerraformSettings } from './schema';
import { type OutputName, type OutputValues, type StackKind, stackOutputs } from './stack-outputs';
import { StateMoves } from './state-moves';
import { localStatePath } from './state-place';

/** Where a stack works. */
export interface StackProps {
  readonly terraform: TerraformSettings;
  /** id of the account that the provider acts in, which the provider checks before it does anything */
  readonly accountId: string | ((stack: LandfallStack) => string);
  /** role that the provider assumes there, if any, by the account's id */
  readonly roleArn?: (accountId: string) => string;
  /** region of everything that names none */
  readonly region: string;
}

/**
 * Things that are removed in two steps. `prevent_destroy` refuses their removal on every backend; the cure is shown where
 * the last state can be read, in a local file.
 */
export interface Removal<Kind extends StackKind> {
  /** output whose keys name the things that are in the state */
  readonly output: OutputName<Kind, 'map'>;
  /** names of those that the file has */
  readonly known: readonly string[];
  /** what to do, behind the names of those that have gone */
  readonly cure: string;
  /** stack whose state it is, where that stack as a whole has gone from the file; otherwise this one */
  readonly stack?: string;
}

/**
 * A stack of the landing zone: one Terraform root module, one state, one AWS account
 * (and in few cases the management account beside it). Addresses are the names in the
 * code, without CDKTF's hashes, because they are an interface: changing one needs a `moved` block.
 * A kind of stack with outputs names itself in `Kind`, so that both ends know their names and shapes.
 */
export class LandfallStack<Kind extends StackKind = never> extends TerraformStack {
  /** `moved`, `removed` and `import` blocks of this stack */
  readonly moves = StateMoves.of(this);
  /** `RemoteOutputs` of the kind of each stack, by the stack's name */
  private readonly remotes = new Map<string, unknown>();

  constructor(
    scope: Construct,
    name: string,
    protected readonly props: StackProps,
  ) {
    super(scope, name);
    addBackend(this, props.terraform);
    this.addOverride('terraform.required_version', '>= 1.10');
    this.addProvider('aws', props);
  }

  /**
   * A provider for a second account, for the rare case that one thing in it must come between two of this stack's own.
   *
   * @param alias what the provider is called in the configuration
   */
  protected addProvider(alias: string, { accountId: wanted, region, roleArn }: StackProps): AwsProvider {
    const accountId = typeof wanted === 'string' ? wanted : wanted(this);
    return new AwsProvider(this, alias, {
      ...(alias !== 'aws' && { alias }),
      region,
      allowedAccountIds: [accountId],
      // Organizations, Account Management and Identity Center take a few calls a second, for all who make any.
      retryMode: 'adaptive',
      ...(roleArn && { assumeRole: [{ roleArn: roleArn(accountId), sessionName: 'landfall' }] }),
      defaultTags: [{ tags: this.props.terraform.tags }],
    });
  }

  /** Whether this stack works in an account, by an id that is known. */
  worksIn(accountId: string): boolean {
    return this.props.accountId === accountId;
  }

  /** The outputs of another stack, which is applied before this one. */
  outputsOf<Other extends StackKind>(stack: LandfallStack<Other>): RemoteOutputs<Other> {
    const name = stack.node.id;
    const existing = this.remotes.get(name);
    if (existing) return existing as RemoteOutputs<Other>;
    this.addDependency(stack);
    const remote = new RemoteOutputs<Other>(this, name, this.props.terraform);
    this.remotes.set(name, remote);
    return remote;
  }

  /** Writes the outputs of this stack, which other stacks read. */
  protected writeOutputs(kind: Kind, values: OutputValues<Kind>): void {
    const outputs: Readonly<Record<string, { readonly description: string }>> = stackOutputs[kind];
    for (const [name, value] of Object.entries(values))
      new TerraformOutput(this, name, { value, description: outputs[name]?.description, staticId: true });
  }

  /** Says how to remove on purpose what has gone from the file but not from the state. */
  explainRemoval<Of extends StackKind = Kind>({ output, known, cure, stack }: Removal<Of>): void {
    const { local } = this.props.terraform.backend;
    if (!local) return;
    const path = quoted(localStatePath(local.directory, stack ?? this.node.id));
    const before = `keys(try(jsondecode(file(${path})).outputs.${output}.value, {}))`;
    this.addOverride(`locals.${output}_in_file`, known);
    const gone = `setsubtract(${before}, local.${output}_in_file)`;
    const check = new TerraformOutput(this, `${output}_all_in_file`, {
      value: true,
      staticId: true,
      description: 'True: nothing that is in the state has gone from the organization file.',
    });
    // CDKTF 0.21 takes a precondition for an output, but does not write it.
    check.addOverride('precondition', [
      { condition: `\${length(${gone}) == 0}`, error_message: `\${join(", ", ${gone})}: ${cure}` },
    ]);
  }

  /** The one exit to Terraform: texts are spelled as it reads them. It does not read the settings of a backend at all. */
  override toTerraform(): ReturnType<TerraformStack['toTerraform']> {
    const stack: { readonly terraform?: unknown } = super.toTerraform();
    if (needsSpelling(stack.terraform))
      throw new Error(
        `the backend of ${this.node.id} holds \${ or %{, which Terraform and OpenTofu read differently`,
      );
    return written(stack);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    // Not `'path' in element`: an IAM role has a path of its own.
    const node = 'node' in element ? element.node : element;
    const [, ...steps] = node.path.split('/').slice(node.path.split('/').indexOf(this.node.id));
    return steps.filter((step) => step !== 'Resource').join('_');
  }
}
