import type { z } from 'zod';
import type { PolicyType } from '../organization/policy-types';
import { regionNames } from '../organization/regions';
import type { Severity } from '../organization/severity';

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

/** What a place in a section names: regions that are governed and have the service, active accounts, OUs. */
export type Reference = 'region' | 'account' | 'unit' | 'account or unit';

/** What a section needs of the rest of the file, or of its own. */
export interface Need {
  /** whether it is missing; gets the section with its defaults, and of the file what needs have read so far */
  readonly isMissing: (
    settings: never,
    file: {
      readonly logging?: { readonly trail: { readonly state: string } } | undefined;
      readonly organization: { readonly homeRegion: string; readonly governedRegions: readonly string[] };
    },
  ) => boolean;
  /** the key in the section that needs it; the section itself where nothing is said */
  readonly at?: readonly string[];
  readonly message: string;
  readonly fix: string;
}

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
  /**
   * The places in the section that name regions, accounts or OUs: `policies.*.units`, where `*` stands for any key of a
   * map. Names are the entries of a list or the keys of a map. The checks look them up.
   */
  readonly references?: Readonly<Record<string, Reference>>;
  /** what the check refuses the section without */
  readonly needs?: readonly Need[];
  /** what its states still hold once the section has gone and nobody plans them any more; for a sentence of the diff */
  readonly leftInStates?: string;
  /** what is in the home region and cannot move to another, as a phrase; gets the section with its defaults */
  readonly inHomeRegion?: (settings: never) => string | undefined;
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

/** What a service delivers to the findings bucket of the log archive (`logging.findingsBucket`). */
export interface BucketExport {
  /** key of the section that switches the export on */
  readonly setting: string;
  /** what is delivered, as the subject of a sentence in the plural: the check warns that it is lost without a bucket */
  readonly what: string;
  /** name of the service in its principal, and the prefix below which it writes */
  readonly name: string;
  /** begins the Sids of the statements that let it write */
  readonly sid: string;
  /** ARNs of what it delivers for */
  readonly sourceArns: (accountId: string) => readonly string[];
  /** what it does with the key of the bucket */
  readonly keyActions: string | readonly string[];
  /** the AWS page */
  readonly source: string;
}

/**
 * Accounts that exist already, which an administrator enrols one by one and by their e-mail addresses: AWS enables only
 * those that join later.
 */
export interface Enrolment {
  /** key of the section that asks for it */
  readonly setting: string;
}

/** The events of a service's findings, as EventBridge gets them where Security Hub is off. */
export interface FindingEvents {
  /** `source` of the events */
  readonly source: string;
  readonly detailTypes: readonly string[];
  /** condition on the severity; a service without severities has none */
  readonly severity?: (atLeast: Severity, upTo: Severity) => unknown;
  /** fields of `detail` with the values that a finding has as long as it is open */
  readonly open?: Readonly<Record<string, readonly string[]>>;
  /** field of `detail` with the type */
  readonly type: string;
  /** field of `detail` with the account's id */
  readonly account: string;
  /** JSON paths of what a message says */
  readonly paths: Readonly<Record<string, string>>;
}

/** A service that makes findings. */
export interface FindingSource {
  /** its name under `sources` of a route */
  readonly name: string;
  /** `ProductName` of its findings in Security Hub */
  readonly product: string;
  /** whether it makes findings only while its section is there, and not for accounts that use it by themselves */
  readonly needsSection: boolean;
  /** its own events; absent where its findings come through Security Hub alone */
  readonly events?: FindingEvents;
}

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
  /** what its administrator delivers to the log archive */
  readonly bucketExport: BucketExport | None;
  /** accounts that its administrator enrols one by one, by a stack for each stack of accounts */
  readonly enrols: Enrolment | None;
  /** the findings that it makes */
  readonly findings: FindingSource | None;
  /** whose findings its administrator's account has: the routes of `findings` leave from the account that has most */
  readonly gathersFindings?: 'of every service' | 'its own';
  /** whether its administrator reads the log archive where `logging.readers` says nothing */
  readonly readsLogs: boolean;
  /** policy types of AWS Organizations that the service attaches itself, while an administrator is named */
  readonly policyTypes?: readonly PolicyType[];
}

/** The AWS page on a service's integration with AWS Organizations. */
export const integrationPage = (name: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-${name}.html`;
