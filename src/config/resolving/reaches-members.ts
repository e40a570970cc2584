import type { OrganizationFile } from '../schema/organization-file';

/** Whether the file has something for every member account, which stack sets bring: its roles, that of remedies among them. */
export const reachesMembers = ({ config, roles }: Pick<OrganizationFile, 'config' | 'roles'>): boolean =>
  Boolean(config?.remediation || Object.values(roles).some(Boolean));
