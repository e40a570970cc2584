import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type TerraformElement, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { addBackend } from './backend';
import { needsSpelling, quoted, written } from './literal';
import { RemoteOutputs } from './remote-outputs';
import type { TerraformSettings } from './schema';
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
 * A stack of the landing zone: one Terraform root module, one state, one AWS account
 * (and in few cases the management account beside it). Addresses are the names in the
 * code, without CDKTF's hashes, because they are an interface: changing one needs a `moved` block.
 */
export class LandfallStack extends TerraformStack {
  /** `moved`, `removed` and `import` blocks of this stack */
  readonly moves = StateMoves.of(this);
  private readonly remotes = new Map<string, RemoteOutputs>();

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
  outputsOf(stack: LandfallStack): RemoteOutputs {
    const name = stack.node.id;
    const existing = this.remotes.get(name);
    if (existing) return existing;
    this.addDependency(stack);
    const remote = new RemoteOutputs(this, name, this.props.terraform);
    this.remotes.set(name, remote);
    return remote;
  }

  /** Hands a value to other stacks under a name that stays. */
  handOut(name: string, value: unknown, description: string): void {
    new TerraformOutput(this, name, { value, description, staticId: true });
  }

  /**
   * Says how to remove things on purpose when one of them has gone from the file but not from the state. What refuses
   * is `prevent_destroy`, on every backend; this names the cure where the last state can be read, in a local file.
   *
   * @param stack whose state it is; another's, where that stack as a whole has gone from the file
   */
  explainRefusal(output: string, known: readonly string[], cure: string, stack: string = this.node.id): void {
    const { local } = this.props.terraform.backend;
    if (!local) return;
    const path = quoted(localStatePath(local.directory, stack));
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
