/** A single file that a room may import from another room, where it may not import the whole room. */
export interface SingleFile {
  readonly file: string;
  readonly because: string;
}

/** A folder or a file of the code, and the rooms that it may import. */
export interface Room {
  /** from the top of the repository; `*` stands for one folder, and each such folder is a room of its own */
  readonly path: string;
  readonly holds: string;
  /** paths of other rooms, and single files */
  readonly mayImport: readonly (string | SingleFile)[];
}

const single = (file: string, because: string): SingleFile => ({ file, because });

/**
 * Every room of the code, from pure data to the command line. `__tests__/house.test.ts` holds every import against it,
 * imports of types included, and `npm run generate` prints it into CONTRIBUTING.md. A file belongs to the longest path
 * that contains it.
 */
export const rooms: readonly Room[] = [
  {
    path: 'src/organization',
    holds: 'the resolved model of an organization, look-ups in it, AWS quotas and regions; data only',
    mayImport: [],
  },
  {
    path: 'src/terminal',
    holds:
      'output to terminals and logs: control characters escaped, colours, widths, tables, the status line',
    mayImport: [],
  },
  {
    path: 'src/iam-documents',
    holds: 'IAM policy documents: statements, trust policies for services, TLS-only bucket policies',
    mayImport: [],
  },
  { path: 'src/git', holds: 'the organization file at another commit', mayImport: [] },
  {
    path: 'src/guardrails',
    holds: 'guardrails: the policy library, checks of policies, packing, evaluation, expectations',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      single('src/config/diagnostics/suggest.ts', 'policies and the file suggest names alike'),
    ],
  },
  {
    path: 'src/terraform',
    holds: 'backends, the base class of stacks, state moves, outputs that stacks read from each other',
    mayImport: ['src/organization'],
  },
  {
    path: 'src/services/service-description.ts',
    holds: 'the type of a service description',
    mayImport: ['src/organization'],
  },
  {
    path: 'src/services/*',
    holds:
      'one room for each AWS service: its description, its schema, its constructs, its facts; a service imports no other',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      'src/terraform',
      'src/services/service-description.ts',
    ],
  },
  {
    path: 'src/services',
    holds: 'the registry of all service descriptions; sections of the file that several services share',
    mayImport: ['src/services/service-description.ts', 'src/services/*'],
  },
  {
    path: 'src/organization/landing-zone.ts',
    holds:
      'the landing zone: the organization with the settings of all services, as resolving returns it and stacks take it',
    mayImport: [
      'src/organization',
      'src/services',
      'src/services/*',
      single('src/guardrails/schema.ts', '`expect`'),
      single('src/terraform/schema.ts', '`terraform`'),
    ],
  },
  {
    path: 'src/baseline',
    holds: 'stack sets that create roles in every member account',
    mayImport: ['src/terraform'],
  },
  {
    path: 'src/config/diagnostics',
    holds: 'diagnostics and their report',
    mayImport: ['src/organization', 'src/terminal'],
  },
  {
    path: 'src/config/reading',
    holds: 'YAML files and their includes, read into one document with positions',
    mayImport: ['src/config/diagnostics'],
  },
  {
    path: 'src/config/schema',
    holds:
      'the schema of the organization file, assembled from the services; diagnostics for values that do not match it',
    mayImport: [
      'src/organization',
      'src/services',
      'src/services/*',
      'src/config/reading',
      'src/config/diagnostics',
      single('src/guardrails/schema.ts', '`policies` and `expect`'),
      single('src/terraform/schema.ts', '`terraform`'),
    ],
  },
  {
    path: 'src/config/documents',
    holds: 'policy documents and templates that the file refers to',
    mayImport: [
      'src/organization',
      'src/guardrails',
      'src/config/reading',
      'src/config/diagnostics',
      'src/config/schema',
    ],
  },
  {
    path: 'src/config/resolving',
    holds: 'inheritance, and resolving the file to a landing zone',
    mayImport: [
      'src/organization',
      'src/organization/landing-zone.ts',
      'src/guardrails',
      'src/services',
      'src/config/reading',
      'src/config/diagnostics',
      'src/config/schema',
      'src/config/documents',
    ],
  },
  {
    path: 'src/config/checks',
    holds: 'checks across the whole file',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      'src/organization/landing-zone.ts',
      'src/guardrails',
      'src/services',
      'src/services/service-description.ts',
      'src/services/*',
      'src/config/reading',
      'src/config/diagnostics',
      'src/config/schema',
      'src/config/documents',
      'src/config/resolving',
    ],
  },
  {
    path: 'src/config/reference',
    holds: 'the generated JSON Schema, the reference and the guardrails page',
    mayImport: ['src/organization', 'src/guardrails', 'src/config/schema'],
  },
  {
    path: 'src/config',
    holds: 'loading the file: reading, schema, documents, resolving and checks, in order',
    mayImport: [
      'src/organization/landing-zone.ts',
      'src/config/reading',
      'src/config/schema',
      'src/config/documents',
      'src/config/resolving',
      'src/config/checks',
      'src/config/diagnostics',
    ],
  },
  {
    path: 'src/terraform-runs',
    holds: 'Terraform runs over all stacks in dependency order; reading and writing states',
    mayImport: [
      single('src/terraform/state-place.ts', 'a state is looked for where its stack puts it'),
      single('src/terraform/stack-outputs.ts', 'outputs that commands read'),
      single('package.json', 'a lock names the version that holds it'),
    ],
  },
  {
    path: 'src/plan-report',
    holds: 'reports on plans in the words of the organization file; dangerous changes',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      'src/terraform-runs',
      'src/terminal',
      'src/guardrails',
    ],
  },
  {
    path: 'src/organization-diff',
    holds: 'differences between two organization files, found without Terraform',
    mayImport: [
      'src/organization',
      'src/organization/landing-zone.ts',
      'src/config/schema',
      single('src/guardrails/document-changes.ts', 'a changed policy is shown by its statements'),
      single('src/services/identity-center/grants.ts', 'who can enter which account'),
      single('src/services/registry.ts', 'what is known of each service'),
      single('src/services/service-regions.ts', 'in which regions a service runs'),
      single('src/terraform/state-place.ts', 'another place of the states is a change of its own'),
      single('src/plan-report/words.ts', 'a diff and a plan shorten values alike'),
      single('src/plan-report/budget.ts', 'a diff and a plan share a pull request’s comment'),
    ],
  },
  {
    path: 'src/import',
    holds: 'an organization read from AWS, written as an organization file',
    mayImport: ['src/organization', 'src/terminal', 'src/services', 'src/services/*'],
  },
  {
    path: 'src/new-account',
    holds: 'a new account entry for the organization file',
    mayImport: ['src/organization/landing-zone.ts'],
  },
  {
    path: 'stacks',
    holds: 'one file for each stack; composition only',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      'src/organization/landing-zone.ts',
      'src/terraform',
      'src/guardrails',
      'src/services',
      'src/services/service-description.ts',
      'src/services/*',
      'src/baseline',
      'src/services',
    ],
  },
  {
    path: 'src/commands',
    holds: 'the command line: one file for each command, over the rooms above',
    mayImport: [
      'src/organization',
      'src/organization/landing-zone.ts',
      'src/terminal',
      'src/git',
      'src/guardrails',
      'src/terraform',
      'src/services/*',
      'src/config',
      'src/config/reading',
      'src/config/diagnostics',
      'src/terraform-runs',
      'src/plan-report',
      'src/organization-diff',
      'src/import',
      'src/new-account',
      'stacks',
      single('package.json', '`--version`'),
    ],
  },
  {
    path: 'main.ts',
    holds: 'the CDKTF app',
    mayImport: [
      'src/terminal',
      'src/terraform',
      'src/config',
      'src/config/diagnostics',
      'src/terraform-runs',
      'stacks',
    ],
  },
  {
    path: 'scripts',
    holds: 'scripts of `package.json`: generated files, expected reports, `npm run bench`; and this table',
    mayImport: [
      'src/config',
      'src/config/diagnostics',
      'src/config/reference',
      'src/guardrails',
      'src/services',
      'src/services/*',
      'src/terraform-runs',
      'src/plan-report',
      'src/commands',
      single('package.json', 'what is kept of a version is named by it'),
    ],
  },
  {
    path: 'bin',
    holds: 'the executable, which compiles TypeScript on load',
    mayImport: [
      single('scripts/node-version.cjs', 'an old Node is refused before anything it cannot read'),
      single('src/commands/cli.ts', 'the command line'),
    ],
  },
];
