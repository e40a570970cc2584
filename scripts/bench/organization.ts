import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** What a made-up organization is made of. */
export interface Size {
  readonly accounts: number;
  readonly expectations?: number;
  /** assignments of a group and a permission set to every account */
  readonly assignments?: number;
}

const divisions = Array.from({ length: 20 }, (_, index) => `Division${index + 1}`);
const stages = ['Production', 'Staging', 'Development'];

/** Writes an organization of 20 divisions with three stages each and guardrails on every level; gives the file's path. */
export function organizationOf({ accounts, expectations = 0, assignments = 0 }: Size): string {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  const path = join(folder, 'organization.yaml');
  writeFileSync(
    path,
    stringify({ ...frame(accounts), expect: expected(expectations), ...people(assignments) }),
  );
  return path;
}

function frame(accounts: number): object {
  const stagesBelow = Object.fromEntries(stages.map((stage) => [stage, { policies: [`tls-${stage}`] }]));
  return {
    version: 1,
    organization: {
      name: 'bench',
      managementAccount: { id: '111111111111', email: 'aws@bench.example' },
      homeRegion: 'eu-central-1',
      governedRegions: ['eu-central-1', 'eu-west-1'],
      accountEmail: 'aws+{account}@bench.example',
    },
    quotas: { accounts: accounts + 10, accountsPerStack: accounts },
    policies: {
      stay: { library: 'deny-leaving-organization' },
      roles: { library: 'protect-baseline-roles' },
      trail: { library: 'protect-cloudtrail' },
      regions: { library: 'allowed-regions' },
      metadata: { library: 'require-imdsv2' },
      ...Object.fromEntries(stages.map((stage) => [`tls-${stage}`, { library: 'require-encryption' }])),
    },
    root: {
      policies: ['stay', 'roles', 'trail'],
      organizationalUnits: Object.fromEntries(
        divisions.map((name) => [
          name,
          {
            stack: name.toLowerCase(),
            policies: ['regions', 'metadata'],
            organizationalUnits: structuredClone(stagesBelow),
          },
        ]),
      ),
    },
    accounts: Array.from({ length: accounts }, (_, index) => ({
      name: `account-${index + 1}`,
      ou: `${divisions[index % divisions.length]}/${stages[index % stages.length]}`,
      owner: `team-${index % 50}`,
    })),
  };
}

/** A third about the root, a third about a division, a third about one account. */
function expected(count: number): object[] {
  const asked = ['ec2:RunInstances', 's3:PutObject', 'rds:CreateDBInstance', 'lambda:CreateFunction'];
  return Array.from({ length: count }, (_, index) => ({
    in: ['Root', divisions[index % divisions.length], `account-${index + 1}`][index % 3],
    as: `role-${index % 7}`,
    region: index % 2 ? 'us-west-2' : 'eu-west-1',
    ...(index % 2 ? { deny: [asked[index % 4]] } : { allow: ['iam:PassRole', 's3:GetObject'] }),
  }));
}

/** As many groups as assignments, each with one permission set in every account. */
function people(assignments: number): object {
  if (assignments === 0) return {};
  const groups = Array.from({ length: assignments }, (_, index) => `group-${index + 1}`);
  const sets = ['ReadOnlyAccess', 'SecurityAudit', 'SupportUser'];
  return {
    identityCenter: {
      groups: Object.fromEntries(groups.map((name) => [name, {}])),
      managementAccount: { noAdministrator: 'A made-up organization has no people.' },
      assignments: groups.map((group, index) => ({
        group,
        permissionSets: [sets[index % sets.length]],
        organizationalUnits: ['Root'],
      })),
    },
  };
}
