import type { Reason } from './reasons';

/** What Terraform would do with one resource. `forget`: let go of it without touching it. */
export type Action = 'create' | 'update' | 'replace' | 'destroy' | 'import' | 'move' | 'forget';

/** One attribute before and after; sensitive values are masked before they get here. */
export interface AttributeChange {
  readonly name: string;
  /** as text; `(known after apply)` and the like where Terraform knows no more */
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
  /** why it is destroyed or made again, where Terraform says it */
  readonly reason?: Reason;
  /** attributes that cannot be changed in place and so make it be replaced, as paths: `email` */
  readonly replacedFor?: readonly string[];
  /** id that an import takes it over by */
  readonly importId?: string;
  /** address that it had in the state before */
  readonly movedFrom?: string;
  /** id of the object in the state, where it is known */
  readonly id?: string;
  /** description of a policy, which says what guardrails it holds */
  readonly description?: string;
  /** document that an organization policy has afterwards, as JSON; absent where only an apply makes it known */
  readonly content?: string;
  /** region that the object is in, where the resource says so */
  readonly region?: string;
  /** attributes that change, for an update, a replacement or an import that changes something too */
  readonly attributes: readonly AttributeChange[];
}

/** An error of Terraform's. */
export interface Problem {
  readonly summary: string;
  readonly detail: string;
  /** address of the resource or data source that it is about */
  readonly address?: string;
  /** id that was to be imported there */
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
  /** undefined where the whole value counts as changed */
  readonly keys?: readonly string[];
  /** keys that are new only as names: each with the key that had the same value before, and is gone */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** A plan that Terraform has saved, bound by its content: the name alone would let another plan take its place. */
export interface PlanFile {
  /** absolute */
  readonly path: string;
  /** SHA-256 of the content, in hexadecimal */
  readonly sha256: string;
}

/** What came of planning one stack. */
export interface StackPlan {
  readonly stack: string;
  /** `skipped`: not tried, because what failed before would fail for it too */
  readonly status: 'changes' | 'unchanged' | 'waiting' | 'failed' | 'skipped';
  readonly changes: readonly Change[];
  readonly outputs: readonly OutputChange[];
  readonly waitsFor: readonly Wait[];
  readonly problems: readonly Problem[];
  /** names by the ids of accounts, OUs, policies and the like that the changes hold, as the states know them */
  readonly names?: Readonly<Record<string, string>>;
  /** the saved plan; absent where there is nothing to apply or the run was speculative */
  readonly planFile?: PlanFile;
  /** hash of everything that the plan changes, to compare it with a plan made later; absent as `planFile` */
  readonly digest?: string;
}

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  /** folder with `cdk.tf.json`, absolute */
  readonly folder: string;
  /** names of the stacks that are applied before it */
  readonly dependencies: readonly string[];
}
