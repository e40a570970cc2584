import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { identifier, quoted } from './literal';

/** One instance of a `for_each` resource: `aws_organizations_account.account` and its key. */
export interface Instance {
  /** type and name of the resource */
  readonly resource: string;
  readonly key: string;
}

const movesOf = new WeakMap<TerraformStack, StateMoves>();

/**
 * The `moved`, `removed` and `import` blocks of a stack. `removed` takes no single instance of a `for_each`, so one is
 * released by moving it to an address of its own that is removed without being destroyed.
 * https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export class StateMoves {
  private readonly moved: object[] = [];
  private readonly removed: object[] = [];
  private readonly imported: object[] = [];

  private constructor(private readonly stack: TerraformStack) {}

  /** The blocks of the stack that a construct is in. */
  static of(construct: Construct): StateMoves {
    const stack = TerraformStack.of(construct);
    const moves = movesOf.get(stack) ?? new StateMoves(stack);
    movesOf.set(stack, moves);
    return moves;
  }

  /** Renames an instance in the state. */
  rename(resource: string, from: string, to: string): void {
    this.move({ resource, key: from }, { resource, key: to });
  }

  /** Gives an instance another address in the state, of the same type. */
  move(from: Instance, to: Instance): void {
    this.add('moved', this.moved, { from: instance(from), to: instance(to) });
  }

  /** Makes a resource that had no instances one of them. */
  makeInstance(from: string, to: Instance): void {
    this.add('moved', this.moved, { from, to: instance(to) });
  }

  /** Takes an instance out of the state without touching what it stands for; does nothing where it is not there. */
  release(released: Instance): void {
    this.takeOut(released, 'released', false);
  }

  /** Takes all instances of a resource that is no longer in this stack out of its state, and touches nothing. */
  releaseAll(resource: string): void {
    this.add('removed', this.removed, { from: resource, lifecycle: { destroy: false } });
  }

  /** Destroys an instance that `prevent_destroy` would keep, because the file asks for it by name. */
  destroy(destroyed: Instance): void {
    this.takeOut(destroyed, 'deleted', true);
  }

  /** Imports instances of one resource by their ids, where the state does not have them yet. */
  importAll(resource: string, ids: ReadonlyMap<string, string>): void {
    if (ids.size === 0) return;
    const block = { for_each: Object.fromEntries(ids), to: `${resource}[each.key]`, id: '${each.value}' };
    this.add('import', this.imported, block);
  }

  /** Imports a resource that has no instances. */
  importOne(resource: string, id: string): void {
    this.add('import', this.imported, { to: resource, id });
  }

  private takeOut(taken: Instance, prefix: string, destroy: boolean): void {
    const [type] = taken.resource.split('.');
    const to = `${type}.${prefix}_${identifier(taken.key)}`;
    this.add('moved', this.moved, { from: instance(taken), to });
    this.add('removed', this.removed, { from: to, lifecycle: { destroy } });
  }

  private add(kind: string, blocks: object[], block: object): void {
    blocks.push(block);
    this.stack.addOverride(kind, [...blocks]);
  }
}

const instance = ({ resource, key }: Instance): string => `${resource}[${quoted(key)}]`;
