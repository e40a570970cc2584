import type { z } from 'zod';
import type { Expectation } from '../guardrails/schema';
import type { Bootstrap } from '../services/bootstrap/schema';
import type { costAllocationTagsSchema } from '../services/cost-explorer/schema';
import type { delegatedAdministratorsSchema } from '../services/delegated-administrators';
import type { FindingsSettings } from '../services/findings-section';
import type { PasswordPolicy } from '../services/iam/password-policy-schema';
import type { Roles } from '../services/iam/roles-schema';
import type { LoggingSettings } from '../services/logging-section';
import type { organizationSchema } from '../services/organizations/schema';
import type { sectionSchemas } from '../services/registry';
import type { Notifications } from '../services/sns/schema';
import type { TerraformSettings } from '../terraform/schema';
import type { Organization } from './model';

/** The settings of each service of the registry, by the key of its section; undefined where the service is off. */
export type ServiceSettings = Readonly<z.output<z.ZodObject<typeof sectionSchemas>>>;

/** The section `organization` of the file. */
export type OrganizationSettings = z.output<typeof organizationSchema>;

/**
 * A landing zone as the stacks build it: the organization with everything inherited, and the settings of every service
 * with their defaults. It is what resolving the organization file results in, and holds data only.
 */
export interface LandingZone extends Organization, ServiceSettings {
  /** backend, providers and roles of the stacks */
  readonly terraform: TerraformSettings;
  /** requests with the verdict that the guardrails must give */
  readonly expect: readonly Expectation[];
  /** account by service: the delegated administrator of each service */
  readonly delegatedAdministrators: z.output<typeof delegatedAdministratorsSchema>;
  /** the audit trail, its archive and its alarms; undefined where nothing is logged */
  readonly logging?: LoggingSettings | undefined;
  /** who receives messages, by level */
  readonly notifications: Notifications;
  /** roles that accounts have beside the permission sets */
  readonly roles: Roles;
  readonly passwordPolicy?: PasswordPolicy | undefined;
  /** how findings are sent to people; undefined where they are not forwarded */
  readonly findings?: FindingsSettings | undefined;
  /** roles of the pipelines and the bucket of the states; undefined where Landfall does not make them */
  readonly bootstrap?: Bootstrap | undefined;
  /** tag keys that are activated as cost allocation tags */
  readonly costAllocationTags: z.output<typeof costAllocationTagsSchema>;
  /** the section `organization` as it is written, with defaults: a diff compares it between two files */
  readonly organizationSettings: OrganizationSettings;
  /** CloudFormation templates of the file's own conformance packs, by name */
  readonly conformancePackTemplates: ReadonlyMap<string, string>;
}

/** Whether stack sets create roles in every member account: roles of the file, or the role for remediation. */
export const reachesMembers = ({ config, roles }: Pick<LandingZone, 'config' | 'roles'>): boolean =>
  Boolean(config?.remediation || Object.values(roles).some(Boolean));
