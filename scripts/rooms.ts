/** One file of another room that may be imported, where the room as a whole may not. */
export interface SingleFile {
  readonly file: string;
  readonly because: string;
}

/** A folder or a file of the code, and what it may import beside itself. */
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
    holds: 'the resolved model, look-ups, AWS’s limits and regions: pure data',
    mayImport: [],
  },
  {
    path: 'src/terminal',
    holds:
      'the one exit to terminals and logs: text as text, our own colours, widths, and the line that says what is being done',
    mayImport: [],
  },
  {
    path: 'src/iam-documents',
    holds: 'documents in the IAM policy language, whoever needs one: statements, trust in services, TLS only',
    mayImport: [],
  },
  { path: 'src/git', holds: 'the file at another commit', mayImport: [] },
  {
    path: 'src/guardrails',
    holds: 'the library of policies, their checks, packing, evaluation, expectations',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      single('src/config/diagnostics/suggest.ts', 'policies and the file suggest names alike'),
    ],
  },
  {
    path: 'src/terraform',
    holds: 'backends, the base class of a stack, moves of state, what stacks hand each other',
    mayImport: ['src/organization'],
  },
  {
    path: 'src/services/service-description.ts',
    holds: 'what is to be known of a service, as a type',
    mayImport: ['src/organization'],
  },
  {
    path: 'src/services/*',
    holds:
      'a room for each AWS service, which imports no other service: its description, its part of the schema, its constructs, its facts',
    mayImport: [
      'src/organization',
      'src/iam-documents',
      'src/terraform',
      'src/services/service-description.ts',
    ],
  },
  {
    path: 'src/services',
    holds:
      'the registry: the descriptions of all services in one list; the sections of the file that several services make up',
    mayImport: ['src/services/service-description.ts', 'src/services/*'],
  },
  {
    path: 'src/organization/landing-zone.ts',
    holds:
      'the organization with the settings of all services: what resolving the file results in, and what stacks take',
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
    holds: 'what reaches every member account: stack sets',
    mayImport: ['src/terraform'],
  },
  {
    path: 'src/config/diagnostics',
    holds: 'messages and their report',
    mayImport: ['src/organization', 'src/terminal'],
  },
  {
    path: 'src/config/reading',
    holds: 'YAML files as one document with positions',
    mayImport: ['src/config/diagnostics'],
  },
  {
    path: 'src/config/schema',
    holds: 'what the format takes, assembled from the services; what is reported where a value does not fit',
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
    holds: 'policies and templates that the file names',
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
    holds: 'inheritance, the resolved model',
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
    holds: 'checks across the file',
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
    holds: 'the JSON Schema, the reference and the page of guardrails',
    mayImport: ['src/organization', 'src/guardrails', 'src/config/schema'],
  },
  {
    path: 'src/config',
    holds: 'loading the file: the rooms below it in their order',
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
    holds: 'running Terraform over all stacks, in order; reading and writing states',
    mayImport: [
      single('src/terraform/state-place.ts', 'a state is looked for where its stack puts it'),
      single('src/terraform/stack-outputs.ts', 'outputs that commands read'),
      single('package.json', 'a lock names the version that holds it'),
    ],
  },
  {
    path: 'src/plan-report',
    holds: 'plans in the words of the file; what is dangerous in them',
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
    holds: 'what a change of the file means, without Terraform',
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
    holds: 'reading an organization from AWS',
    mayImport: ['src/organization', 'src/terminal', 'src/services', 'src/services/*'],
  },
  {
    path: 'src/new-account',
    holds: 'an entry for the organization file',
    mayImport: ['src/organization/landing-zone.ts'],
  },
  {
    path: 'stacks',
    holds: 'one file a stack: only composition',
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
    holds: 'the command line: thin shells over the rooms above',
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
    holds: 'what `package.json` runs: generated files, expected reports, `npm run bench`; and this table',
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
    holds: 'the executable, which compiles TypeScript as it loads it',
    mayImport: [
      single('scripts/node-version.cjs', 'an old Node is refused before anything it cannot read'),
      single('src/commands/cli.ts', 'the command line'),
    ],
  },
];
