import type { z } from 'zod';
import type { OrganizationPolicyDocument } from '../policy-document';
import type { PolicyType } from '../policy-type';

/** What the organization gives to every ready policy. */
export interface LibraryContext {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** `o-a1b2c3d4e5`, or a Terraform reference that becomes one. */
  readonly organizationId: string;
  readonly homeRegion: string;
  /** All regions the organization may use; the home region is among them. */
  readonly governedRegions: string[];
  /** ARN patterns of the roles that guardrails let pass; see {@link exemptRolePatterns}. */
  readonly exemptRoles: string[];
  /** Names of the baseline's roles that pass nowhere, and are protected all the same. */
  readonly baselineRoles: string[];
  /** IAM prefixes of the services that the file switches on, e.g. `chatbot`. */
  readonly enabledServices: string[];
}

interface Description {
  /** As it is written in the organization file: `deny-root-user`. */
  readonly name: string;
  /** A heading for its page. */
  readonly title: string;
  readonly type: PolicyType;
  /** What it stops, what it lets through although one might expect otherwise, and what it can break. */
  readonly stops: string;
  readonly doesNotStop: string;
  readonly canBreak: string;
}

interface Definition<S extends z.ZodObject> extends Description {
  /** A strict object; every field described, and defaulted so that `{}` is a sensible policy. */
  readonly parameters: S;
  build(parameters: z.output<S>, context: LibraryContext): OrganizationPolicyDocument;
}

/** A ready policy. */
export interface LibraryPolicy extends Description {
  readonly parameters: z.ZodObject;
  /**
   * The policy's document.
   *
   * @param parameters as in the file; defaults are filled in
   * @throws ZodError when the parameters do not fit the schema
   */
  build(parameters: unknown, context: LibraryContext): OrganizationPolicyDocument;
}

/** Makes a ready policy out of its definition, its parameters typed inside and checked outside. */
export function definePolicy<S extends z.ZodObject>(definition: Definition<S>): LibraryPolicy {
  const { parameters: schema, build } = definition;
  return { ...definition, build: (parameters, context) => build(schema.parse(parameters ?? {}), context) };
}
