import type { StackPlan } from './model';

/** What happens while Terraform works on stacks, for whoever shows it. */
export interface Progress {
  /** Terraform begins with a stack; `what` it does, as a word: `planning` */
  started(stack: string, what: string): void;
  /** providers and backend of the stack are made ready; gives what is to be called when they are */
  initializing(stack: string): () => void;
  /** Terraform has looked at so many resources of the stack until now */
  advanced(stack: string, count: number): void;
  /** another run holds the lock of the stack's state, and Terraform waits for it */
  locked(stack: string): void;
  /** the stack's plan is there, or has failed */
  ended(stack: string, plan: StackPlan): void;
}

/** What a single run of Terraform reports while it works. */
export type RunProgress = Pick<Progress, 'initializing' | 'advanced' | 'locked'>;
