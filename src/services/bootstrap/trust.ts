import type { Statement } from '../../iam-documents/policy-document';
import type { Bootstrap } from './schema';

/** The phase that a role is for: `plan` only reads, `apply` changes. */
export type Phase = 'plan' | 'apply';

/** An issuer of OIDC tokens, and the claims that they must have. */
export interface Issuer {
  /** host of the issuer, the name of its provider in IAM */
  readonly host: string;
  readonly audience: string;
  /** subjects that may take a role; with wildcards where `matches` is `StringLike` */
  readonly subjects: Readonly<Record<Phase, readonly string[]>>;
  readonly matches: 'StringEquals' | 'StringLike';
  /** git ref that a run must be of, beside what the subject says */
  readonly refs?: Readonly<Partial<Record<Phase, string>>>;
}

const githubHost = 'token.actions.githubusercontent.com';

/** The issuers that a file trusts, each bound to one repository or one project. */
export function issuersOf({ github, terraformCloud }: Bootstrap): Issuer[] {
  return [...(github ? [actions(github)] : []), ...(terraformCloud ? [cloud(terraformCloud)] : [])];
}

/**
 * Pull requests and the branch may plan; only the branch, or an environment of one's choice on that branch, may apply. The
 * subject of an environment does not say the branch, so the claim `ref` does, which AWS takes since January 2026. Where
 * subjects have GitHub's ids, no other repository can ever have the same. No wildcard stands for them: the name of an
 * environment of another repository could match it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html (read on 2026-11-21)
 */
function actions({ repository, branch, environment }: NonNullable<Bootstrap['github']>): Issuer {
  const onBranch = `repo:${repository}:ref:refs/heads/${branch}`;
  return {
    host: githubHost,
    audience: 'sts.amazonaws.com',
    subjects: {
      plan: [`repo:${repository}:pull_request`, onBranch],
      apply: [environment ? `repo:${repository}:environment:${environment}` : onBranch],
    },
    matches: 'StringEquals',
    refs: { apply: `refs/heads/${branch}` },
  };
}

function cloud({
  organization,
  hostname,
  project,
  workspacePrefix,
}: NonNullable<Bootstrap['terraformCloud']>): Issuer {
  const subject = (phase: Phase) =>
    `organization:${organization}:project:${project}:workspace:${workspacePrefix}*:run_phase:${phase}`;
  return {
    host: hostname,
    audience: 'aws.workload.identity',
    subjects: { plan: [subject('plan')], apply: [subject('apply')] },
    matches: 'StringLike',
  };
}

/** The trust policy of a phase's role: tokens of the issuers, by audience and subject. */
export const trustOf = (issuers: readonly Issuer[], phase: Phase, accountId: string): Statement[] =>
  issuers.map(({ host, audience, subjects, matches, refs }, index) => ({
    Sid: `Issuer${index + 1}`,
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${host}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${host}:aud`]: audience,
        ...(refs?.[phase] && { [`${host}:ref`]: refs[phase] }),
        ...(matches === 'StringEquals' && { [`${host}:sub`]: subjects[phase] }),
      },
      ...(matches === 'StringLike' && { StringLike: { [`${host}:sub`]: subjects[phase] } }),
    },
  }));
