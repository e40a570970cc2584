import type { Reason } from './reasons';

/** What Terraform does with a resource. `forget`: removed from the state and kept in AWS. */
export type Action = 'create' | 'update' | 'replace' | 'destroy' | 'import' | 'move' | 'forget';

/** One attribute before and after; sensitive values are masked before they get here. */
export interface AttributeChange {
  readonly name: string;
  /** as text; a placeholder such as `(known after apply)` where Terraform does not know the value */
  readonly before: string;
  readonly after: string;
}

/** One change of a plan. */
export interface Change {
  /** name of the stack */
  readonly stack: string;
  /** `aws_organizations_account.account["payments-prod"]` */
  readonly address: string;
  readonly type: string;
  /** name of the resource block */
  readonly name: string;
  /** key of the instance of a `for_each` resource */
  readonly key?: string;
  readonly action: Action;
  /** why it is destroyed or replaced, where Terraform gives the reason */
  readonly reason?: Reason;
  /** paths of the attributes that force the replacement: `email` */
  readonly replacedFor?: readonly string[];
  /** id that it is imported with */
  readonly importId?: string;
  /** its earlier address in the state */
  readonly movedFrom?: string;
  /** id of the object in the state, where it is known */
  readonly id?: string;
  /** description of a policy, which names its guardrails */
  readonly description?: string;
  /** JSON document of an organization policy after the change; absent where it is known only after apply */
  readonly content?: string;
  /** region of the object, where the resource has one */
  readonly region?: string;
  /** changed attributes of an update, a replacement, or an import with changes */
  readonly attributes: readonly AttributeChange[];
}

/** An error that Terraform reports. */
export interface Problem {
  readonly summary: string;
  readonly detail: string;
  /** address of the resource or data source in question */
  readonly address?: string;
  /** id that could not be imported there */
  readonly importId?: string;
}

/** A stack that has to be applied before another can be planned. */
export interface Wait {
  readonly stack: string;
  /** what is missing, as a sentence */
  readonly reason: string;
}

/** An output that a plan changes: which keys of a map, or all of it. */
export interface OutputChange {
  readonly name: string;
  /** changed keys of a map; undefined where the whole value counts as changed */
  readonly keys?: readonly string[];
  /** renamed keys: the removed key that had the same value, by new key */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** A saved plan, identified by its content: by path alone, another plan could replace it. */
export interface PlanFile {
  /** absolute path */
  readonly path: string;
  /** SHA-256 of the content, in hexadecimal */
  readonly sha256: string;
}

/** The result of planning one stack. */
export interface StackPlan {
  readonly stack: string;
  /** `skipped`: not tried, because the cause of an earlier failure applies to it too */
  readonly status: 'changes' | 'unchanged' | 'waiting' | 'failed' | 'skipped';
  readonly changes: readonly Change[];
  readonly outputs: readonly OutputChange[];
  readonly waitsFor: readonly Wait[];
  readonly problems: readonly Problem[];
  /** names by id, for accounts, OUs, policies and the like in the changes, as the states know them */
  readonly names?: Readonly<Record<string, string>>;
  /** the saved plan; absent where there is nothing to apply or the run was speculative */
  readonly planFile?: PlanFile;
  /** hash of all changes, to compare with a later plan; absent where `planFile` is */
  readonly digest?: string;
}

/** A synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** folder with `cdk.tf.json`, absolute */
  readonly folder: string;
  /** names of the stacks that are applied before it */
  readonly dependencies: readonly string[];
}
