import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrganization } from '../../../src/config/load';
import { report } from '../../../src/config/report';
import type { Resolved } from '../../../src/config/resolve';

/** An organization of three workload accounts, with what a test says below `identityCenter`. */
export function organizationWith(identityCenter: string, accounts = ''): Resolved {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  try {
    const path = join(folder, 'organization.yaml');
    writeFileSync(path, fileWith(identityCenter, accounts));
    const loaded = loadOrganization(path);
    if (!loaded.organization) throw new Error(report(loaded, { color: false }));
    return loaded.organization;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of that organization's file. */
export const fileWith = (identityCenter: string, accounts = ''): string => `
version: 1
organization:
  name: acme
  managementAccount: { id: "111111111111" }
  homeRegion: eu-central-1
  governedRegions: [eu-central-1]
  accountEmail: aws+{account}@acme.example
root:
  organizationalUnits:
    Suspended: {}
    Workloads:
      stack: workloads
      organizationalUnits:
        Production: { accountDefaults: { access: { session: production } } }
        Development: { accountDefaults: { access: { groups: { developers: [PowerUserAccess] } } } }
accounts:
  - { name: payments-prod, ou: Workloads/Production, owner: payments, id: "222222222222" }
  - { name: payments-dev, ou: Workloads/Development, owner: payments, id: "333333333333" }
  - { name: old, ou: Workloads/Production, owner: payments, state: suspended, id: "444444444444" }
${accounts}
identityCenter:
  groups: { platform: {}, developers: {}, payments: {} }
  sessions: { production: { duration: PT1H } }
  managementAccount: { noAdministrator: This is a test. }
${identityCenter}
`;
