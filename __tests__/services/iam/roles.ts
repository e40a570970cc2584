import { rolesSchema } from '../../../src/services/iam/roles-schema';

/** All roles of a file, as tests of their documents and of their template have them. */
export const roles = rolesSchema.parse({
  audit: { account: 'security-tooling', trustedRoles: ['security-scanner'] },
  deployment: { account: 'pipelines', passRolePath: '/workload/' },
  breakGlass: { users: ['break-glass-1'], notify: ['security@example.com'] },
});

const { audit, deployment, breakGlass } = roles;
if (!audit || !deployment || !breakGlass) throw new Error('the roles are on');

/** The same, each certainly there. */
export const each = { audit, deployment, breakGlass };
