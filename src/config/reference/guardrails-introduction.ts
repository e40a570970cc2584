/** What docs/guardrails.md says before the ready policies. */
export const guardrailsIntroduction = `# Guardrails

Organization policies limit what anybody in an account can do, whatever permissions they have. Landfall checks the policies, tests
them against \`expect\`, and packs them into the documents that AWS attaches. \`npm run generate\` makes this page; do not edit it.

## Write and attach

A policy has a name under \`policies\` and one document: a ready one (\`library\`), a JSON \`file\`, or \`content\` written as
YAML. A policy takes effect where the root, an OU or an account lists it. Everything below inherits it.

\`\`\`yaml
policies:
  stay: { library: deny-leaving-organization }
  europe-only: { library: allowed-regions, parameters: { regions: [eu-central-1, eu-west-1] } }
  closed: { library: suspended }
root:
  policies: [stay]
  organizationalUnits:
    Workloads: { policies: [europe-only] }
    Suspended: { policies: [closed] }
\`\`\`

Every parameter has a default, so \`library\` alone gives a complete policy.

## Exempt roles

Most ready policies exempt the roles that set up accounts: \`terraform.memberRoleName\`, the roles of Control Tower, the role
that AWS Organizations creates, and the roles of StackSets. \`exemptRoles\` adds roles by name or ARN pattern.
\`exemptFoundationRoles: false\` removes the exemption of the set-up roles. AWS itself exempts the management account and service-linked roles.

Anybody who can create a role with the name of an exempt role is exempt too. \`protect-baseline-roles\` prevents that: attach it to
the root. \`landfall check\` warns where an exemption is in force without it.

## Packing

AWS attaches at most ten service control policies to a target, and five resource control policies. In each case one is AWS's own. Landfall
packs the statements of all guardrails of one target into as few documents as their size allows
(\`Workloads-scp-1\` and so on). The number of guardrails therefore hardly matters. Each statement's \`Sid\` begins with the name of its
guardrail, and counts towards the size.

Only denials share a document, because it makes no difference which policy denies. Allow-lists, policies of other types, adopted
policies (\`id\`) and policies with \`pack: false\` stay documents of their own.

A change to one guardrail changes the one document that holds it. \`npx landfall explain --effective\` shows which guardrails
share which document, and how full each target is.

## Expect

\`expect\` lists what the guardrails must deny and must allow. \`landfall check\` evaluates the policies as AWS documents it, for every
account that a rule covers. It names the policy and the line that break a rule. Accounts with the same policies are evaluated once.

\`\`\`yaml
policies:
  europe-only: { library: allowed-regions }
root:
  organizationalUnits:
    Workloads: { policies: [europe-only] }
expect:
  - in: Workloads
    region: us-west-2
    deny: ["ec2:RunInstances"]
    allow: ["iam:CreateRole"]
\`\`\`

“Allow” means that no guardrail denies the action. It does not mean that anybody has the permission.

## Explain

\`\`\`sh
npx landfall explain --account payments-prod --action ec2:RunInstances --region us-west-2
npx landfall explain --account payments-prod --effective
npx landfall explain --ou Workloads/Production --effective --json
\`\`\`

The first command prints the result and, from the root down, what each policy says and where it is written. It exits with 0 for
allowed, 3 for denied, 1 for a wrong file and 64 for wrong usage.

## No gap while they change

- A guardrail that is edited, added or removed is an update of one document in place: one call, and nothing is detached.
- A document that replaces another is created and attached first. Then the old one is detached and deleted; if a step
  fails, the old one stays. Both are attached for a moment, so a target needs one free attachment. \`landfall check\` warns
  about a full target.
- A guardrail can move to another document: \`pack\` is switched, another target lists it, or its document is full. An update removes it
  from the old document, and Terraform cannot delay that until the new one is attached. If seconds matter, use two
  applies: attach a second policy with the same document and \`pack: false\`, apply, then change the first.
- The stack \`organization\` creates the policies of accounts; the stack of the account attaches them. AWS does not delete an attached
  policy. To remove the last guardrail of an account, apply the stack of the account first.

## Ready policies
`;
