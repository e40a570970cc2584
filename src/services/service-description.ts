import type { z } from 'zod';
import type { PolicyType } from '../organization/policy-types';
import { regionNames } from '../organization/regions';

/** Said where a part does not apply to a service, so that leaving it out is a decision and not an oversight. */
export interface None {
  /** the reason, as a sentence */
  readonly none: string;
}

/** A part that does not apply to a service. */
export const none = (reason: string): None => ({ none: reason });

/** Whether a part applies to a service. */
export const applies = <Part>(part: Part | None): part is Part =>
  part !== undefined && !(typeof part === 'object' && part !== null && 'none' in part);

/** A key of the organization file that switches a service on. */
export interface Section {
  readonly key: string;
  readonly schema: z.ZodType;
  /**
   * The account that runs the service while the section is there. `administrator`: only the delegated administrator;
   * without one the check refuses the file. `management account`: the management account, while it has delegated nobody.
   */
  readonly runBy: 'administrator' | 'management account';
  /** the least that switches the service on, as the file says it; the tests switch it on with this */
  readonly minimal: unknown;
}

/** Registration with AWS Organizations, `aws_organizations_delegated_administrator`. */
export interface OrganizationsRegistration {
  readonly by: 'organizations';
  /** service principals, each of which is registered */
  readonly principals: readonly string[];
}

/** Registration with an API of the service, by a Terraform resource of its own. */
export interface ServiceRegistration {
  readonly by: 'service';
  readonly resource: `aws_${string}`;
  /** argument of the resource that takes the id of the account */
  readonly argument: 'account_id' | 'admin_account_id' | 'delegated_admin_account_id';
  /** whether it is said once or in every governed region that offers the service */
  readonly scope: 'once' | 'each region';
  /**
   * The stack that registers. `delegation`: before the stack of the service. `own`: the stack of the service, once the
   * service is on in the account (an `AdministratorStack` calls `registers` and `register`).
   */
  readonly stack: 'delegation' | 'own';
  /** how long the provider waits for the registration and its removal; its default where nothing is said */
  readonly timeout?: string;
}

/** How an account becomes the delegated administrator of a service, and who may be it. */
export interface Administrator {
  readonly registration: OrganizationsRegistration | ServiceRegistration;
  /** what AWS says of the management account in this place */
  readonly managementAccount: 'forbidden' | 'discouraged';
  /** the AWS page */
  readonly source: string;
}

/** Where AWS offers a service, or a feature of one. */
export interface Availability {
  /** what is offered, where that is less than the service itself; the title of the service otherwise */
  readonly of?: string;
  /** regions of the `aws` partition that do not have it: nothing is made there, and the check says so */
  readonly notIn: readonly string[];
  /** the page or file that says so, and when it was read */
  readonly source: string;
}

/** AWS’s own list of the regions with an endpoint of a service. It opens services region by region, so rows go stale. */
export const endpointsFile =
  'https://github.com/boto/botocore/blob/1.44.5/botocore/data/endpoints.json, read 2026-11-21';

/** All regions but these, for what few regions have. */
export const onlyIn = (...has: readonly string[]): string[] =>
  regionNames.filter((region) => !has.includes(region));

/** A service with an endpoint in every region. */
export const inEveryRegion: Availability = { notIn: [], source: endpointsFile };

/**
 * All that Landfall knows of an AWS service. A room exports its description from `service.ts`, and `registry.ts` lists it
 * under its key in `delegatedAdministrators`, or, without an administrator, under the key of its section.
 *
 * To add a field: declare it here, with its docstring; fill it in all descriptions (the compiler names them); add its
 * sentence to the test of the registry; derive from it what was a list by hand, and delete the list. A field that is
 * dangerous to forget has the type `Part | None` and is required. Descriptions are data: they import schemas, and neither
 * CDKTF nor files. A function in a description takes the settings of its own section and, of the rest of the file, only
 * what it reads: the type of the whole file is made from the registry.
 */
export interface ServiceDescription {
  /** AWS's name of the service */
  readonly title: string;
  /** the part of the organization file that switches it on */
  readonly section: Section | None;
  /** service principals that need trusted access while the section is there or an administrator is named */
  readonly trustedAccess: readonly string[];
  /** the member account that can run it for the whole organization */
  readonly administrator: Administrator | None;
  /** IAM action that its stack in the administrator's account cannot do without: a guardrail that denies it is reported */
  readonly requiredAction: string | None;
  /** whether `stacks/management-detection.ts` switches it on in the management account, before the administrator's stack */
  readonly inManagementAccount: true | None;
  /** the regions that have what the section switches on; a feature with fewer stands under `features` */
  readonly regions: Availability | None;
  /** features of the section that fewer regions have, by their key in the section */
  readonly features?: Readonly<Record<string, Availability>>;
  /** policy types of AWS Organizations that the service attaches itself, while an administrator is named */
  readonly policyTypes?: readonly PolicyType[];
}

/** The AWS page on a service's integration with AWS Organizations. */
export const integrationPage = (name: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-${name}.html`;
