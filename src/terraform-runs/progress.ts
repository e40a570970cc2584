import type { StackPlan } from './model';

/** Receives progress events while Terraform works on stacks. */
export interface Progress {
  /** Terraform starts on a stack; `what` names the work: `planning` */
  started(stack: string, what: string): void;
  /** `init` of the stack starts; call the returned function when it ends */
  initializing(stack: string): () => void;
  /** Terraform has processed `count` resources of the stack so far */
  advanced(stack: string, count: number): void;
  /** another run holds the lock of the stack's state, and Terraform waits for it */
  locked(stack: string): void;
  /** the stack is planned, or planning failed */
  ended(stack: string, plan: StackPlan): void;
}

/** The events of a single Terraform run. */
export type RunProgress = Pick<Progress, 'initializing' | 'advanced' | 'locked'>;
