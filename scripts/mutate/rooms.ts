/** A room that mutation testing knows: what it changes, and the tests that must notice. Both are globs. */
export interface Room {
  readonly mutate: readonly string[];
  /** none of these runs Terraform */
  readonly tests: readonly string[];
}

/** What `npm run mutate` takes: the rooms where a wrong line costs the most. */
export const rooms: Readonly<Record<string, Room>> = {
  guardrails: {
    mutate: ['src/guardrails/**/*.ts'],
    tests: ['__tests__/guardrails/*.test.ts'],
  },
  'organization-diff': {
    mutate: ['src/organization-diff/**/*.ts'],
    tests: ['__tests__/organization-diff/*.test.ts'],
  },
  'plan-report': {
    mutate: ['src/plan-report/**/*.ts'],
    tests: ['__tests__/plan-report/*.test.ts'],
  },
  resolver: {
    mutate: ['src/config/resolving/**/*.ts'],
    tests: ['__tests__/config/resolving/*.test.ts', '__tests__/organization/*.test.ts'],
  },
  'stack-order': {
    mutate: ['stacks/**/*.ts', 'src/terraform-runs/schedule.ts'],
    tests: ['__tests__/stacks/*.test.ts'],
  },
};
