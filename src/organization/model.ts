import type { PolicyType } from './policy-types';
import type { Quotas } from './quotas';

/** A position in a file: path as the user gave it, line and column from 1. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The path of the root, among paths of OUs. */
export const rootPath = 'Root';

/** Replaces the organization's id in documents that are generated before the id is known. */
export const organizationIdPlaceholder = `o-${'\u0091'.repeat(10)}`;

/** The root or an organizational unit. */
export interface OrganizationalUnit {
  /** names from the top joined by slashes, `Workloads/Production`; `Root` for the root */
  readonly path: string;
  /** the last name of the path */
  readonly name: string;
  /** 0 for the root, 1 to 5 for OUs */
  readonly depth: number;
  /** path of the parent; undefined for the root */
  readonly parent?: string;
  /** id of an existing OU that Terraform imports */
  readonly id?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** names of the policies attached here, in the order of the file */
  readonly policies: readonly string[];
  /** Terraform stack that holds the accounts here, such as `accounts` or `accounts-workloads` */
  readonly stack: string;
  /** number of service control policies attached here outside Landfall */
  readonly foreignPolicies: number;
  /** `released`: removed from Terraform's state and kept in AWS; `deleted`: to be deleted */
  readonly state: 'active' | 'released' | 'deleted';
  /** whether its policies are already attached, so that Terraform imports the attachments */
  readonly adopted: boolean;
  /** path before this OU or one above it was renamed */
  readonly formerPath?: string;
  readonly source: Source;
}

/** One of the three alternate contacts of an account. */
export interface AlternateContact {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
}

/** The primary contact of an account. */
export interface PrimaryContact {
  readonly fullName: string;
  readonly companyName?: string;
  readonly addressLine1: string;
  readonly addressLine2?: string;
  readonly addressLine3?: string;
  readonly city: string;
  readonly districtOrCounty?: string;
  readonly stateOrRegion?: string;
  readonly postalCode: string;
  readonly countryCode: string;
  readonly phone: string;
  readonly websiteUrl?: string;
}

/** The contacts of an account. */
export interface Contacts {
  readonly billing?: AlternateContact;
  readonly operations?: AlternateContact;
  readonly security?: AlternateContact;
  readonly primary?: PrimaryContact;
}

/** Access to an account in addition to the assignments, and its session length. */
export interface AccountAccess {
  /** names of permission sets by group; null where the account removes an inherited list */
  readonly groups: Readonly<Record<string, readonly string[] | null>>;
  /** name of a kind of session */
  readonly session?: string;
}

/** An account with everything that it inherits. */
export interface Account {
  /** its name in the file and in addresses; stays the same for life */
  readonly name: string;
  /** name of the account in AWS */
  readonly accountName: string;
  /** address of the root user; the management account may have none in the file */
  readonly email?: string;
  /** 12 digits, where the account exists already */
  readonly id?: string;
  readonly management: boolean;
  /** path of the OU that the file gives */
  readonly ou: string;
  /** path of its OU in AWS: the suspended OU for a suspended account */
  readonly parent: string;
  readonly state: 'active' | 'suspended' | 'released';
  readonly owner?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policies: readonly string[];
  readonly roleName: string;
  readonly iamUserAccessToBilling: 'ALLOW' | 'DENY';
  readonly contacts: Contacts;
  readonly access: AccountAccess;
  /** opt-in regions that are enabled */
  readonly regions: readonly string[];
  /** whether its contacts, regions and policy attachments already exist, so that Terraform imports them */
  readonly adopted: boolean;
  /** Terraform stack that holds it, such as `accounts` or `accounts-workloads` */
  readonly stack: string;
  readonly formerStack?: string;
  readonly formerName?: string;
  readonly source: Source;
}

/** An organization policy with its document. */
export interface Policy {
  readonly name: string;
  readonly type: PolicyType;
  readonly description?: string;
  /** the document as data; `organizationIdPlaceholder` stands for the organization's id where the file gives none */
  readonly document: unknown;
  /** whether its statements may share a document with those of others */
  readonly pack: boolean;
  readonly id?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly source: Source;
}

/** The resolved organization: inheritance is applied, and every reference is a value. */
export interface Organization {
  readonly name: string;
  readonly id?: string;
  /** whether its delegated administrators are already registered, so that Terraform imports them */
  readonly adopted?: boolean;
  readonly homeRegion: string;
  readonly governedRegions: readonly string[];
  readonly management: Account;
  /** the root, whose `id` is known only where the file gives it */
  readonly root: OrganizationalUnit;
  /** all OUs, each after its parent, in the order of the file */
  readonly organizationalUnits: readonly OrganizationalUnit[];
  /** the member accounts in the order of the file */
  readonly accounts: readonly Account[];
  readonly policies: readonly Policy[];
  /** service principals with trusted access, sorted */
  readonly trustedAccess: readonly string[];
  /** policy types that are enabled, sorted */
  readonly policyTypes: readonly PolicyType[];
  readonly quotas: Quotas;
}
