import type { FoundPolicy, Tags } from './found';

/** Whether a policy is AWS Control Tower's, which are left to it. */
export const isForeign = ({ name }: FoundPolicy): boolean => name.startsWith('aws-guardrails-');

/** The name of a policy in the file, which takes no spaces there and at most 128 characters. */
export const policyKey = ({ name }: FoundPolicy): string =>
  /^[\w+=,.@-]{1,128}$/.test(name) ? name : name.replace(/[^\w+=,.@-]+/g, '-').slice(0, 128);

/** The entries of policies by their names in the file; their documents are files beside it. */
export function policyEntries(policies: readonly FoundPolicy[], note: (sentence: string) => void): object {
  return Object.fromEntries(
    policies.map((policy) => {
      const key = policyKey(policy);
      const { name, type, description, id, tags } = policy;
      if (key !== name) note(`The policy “${name}” is renamed to ${key}: the file takes no spaces there.`);
      const file = `policies/${key}.json`;
      return [key, { type, ...(description && { description }), file, id, ...tagsOf(tags) }];
    }),
  );
}

/** `tags` of an entry, where there are any. */
export const tagsOf = (tags: Tags): object => (Object.keys(tags).length ? { tags: { ...tags } } : {});
