/** What docs/guardrails.md says before the ready policies. */
export const guardrailsIntroduction = `# Guardrails

Organization policies say what nobody in an account can do, whatever permissions they were given. Landfall checks them,
proves them, and packs them into what AWS attaches. Made from the library by \`npm run generate\`; do not edit.

## Write and attach

A policy has a name under \`policies\` and one document: a ready one (\`library\`), a JSON \`file\`, or \`content\` written as
YAML. All are equal. It does nothing until the root, an OU or an account lists it; everything below inherits it.

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

Every parameter has a default, so \`library\` alone is a sensible policy.

## Exempt roles

Most ready policies let pass the roles that set accounts up: \`terraform.memberRoleName\`, those of Control Tower, the one
that Organizations creates, and those of StackSets. \`exemptRoles\` adds more, by name or ARN pattern;
\`exemptFoundationRoles: false\` takes these away. AWS itself exempts the management account and service-linked roles.

Whoever may create a role that is named like an exempt one passes as well. \`protect-baseline-roles\` closes that door:
attach it to the root. \`landfall check\` warns where an exemption is in force without it.

## Packing

AWS attaches ten service control policies to a target (five resource control policies), one of which is its own. Landfall
puts the statements of all guardrails that one target lists into as few documents as their size allows,
\`Workloads-scp-1\` and so on, so the number of guardrails hardly matters. Each statement's \`Sid\` begins with the name of its
guardrail, and counts towards the size. Only denials share a document, because it makes no difference which policy denies; allow-lists, policies of
other types, adopted ones (\`id\`) and those with \`pack: false\` stay documents of their own.

A change to one guardrail changes the one document that holds it. \`npx landfall explain --effective\` shows which guardrails
share which document, and how full each target is.

## Expect

\`expect\` says what the guardrails must stop and must let pass. \`landfall check\` asks an evaluator built after AWS's
documentation, for every account that a rule covers, once for accounts with the same policies in force, and says which
policy on which line is to blame.

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

“Allow” means that the guardrails leave room, not that anybody was granted the permission.

## Explain

\`\`\`sh
npx landfall explain --account payments-prod --action ec2:RunInstances --region us-west-2
npx landfall explain --account payments-prod --effective
npx landfall explain --ou Workloads/Production --effective --json
\`\`\`

The first prints the verdict and, from the root down, what each policy says and where it is written. Exit status 0: allowed,
3: denied, 1: the file is wrong, 2: wrong usage.

## No gap while they change

- A guardrail that is edited, added or taken away is an update of one document in place: one call, nothing is detached.
- A document that takes the place of another is created and attached before the other is detached and deleted; when that
  fails, the old one stays. Both are attached for a moment, so a target needs one free attachment: \`landfall check\` warns
  about a target that is full.
- A guardrail that moves from one document to another (\`pack\` switched, listed elsewhere, or its document grown too full)
  is taken out of the one by an update, which Terraform cannot hold back until the other is attached. Where seconds matter,
  do it in two applies: attach a second policy with the same document and \`pack: false\`, apply, then change the first.
- Policies of accounts are made in the state \`organization\` and attached in that of the account: taking the last guardrail
  off an account needs the accounts' state applied first, since AWS deletes no policy that is attached.

## Ready policies
`;
