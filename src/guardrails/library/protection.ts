import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy, type LibraryPolicy } from './policy';
import { deny } from './statements';

interface Protection {
  readonly name: string;
  readonly title: string;
  readonly actions: string[];
  readonly stops: string;
  readonly doesNotStop: string;
  readonly canBreak: string;
}

/** A policy that keeps a security service running: it denies what weakens it to all but the exempt roles. */
export function protection({ actions, ...description }: Protection): LibraryPolicy {
  return definePolicy({
    ...description,
    type: 'SERVICE_CONTROL_POLICY',
    parameters: z.strictObject(exemptions),
    build: (parameters, context) => policyOf(deny(actions, { Condition: unlessExempt(parameters, context) })),
  });
}
