import type { PolicyType } from './policy-types';
import type { Quotas } from './quotas';

/** Where something was written: file as the user knows it, line and column from 1. */
export interface Source {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The path that stands for the root in paths of OUs. */
export const rootPath = 'Root';

/** Stands for the organization's id in documents that are made before it is known. */
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
  /** id of an OU that exists already, to be imported */
  readonly id?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** names of the policies attached here, in the order of the file */
  readonly policies: readonly string[];
  /** Terraform stack that holds the accounts here, such as `accounts` or `accounts-workloads` */
  readonly stack: string;
  /** service control policies that others have attached here */
  readonly foreignPolicies: number;
  /** `released`: let go without touching it; `deleted`: to be deleted */
  readonly state: 'active' | 'released' | 'deleted';
  /** whether the attachments of its policies exist already, to be imported */
  readonly adopted: boolean;
  /** path before a rename of this OU or of one above it */
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

/** Whom AWS reaches for an account. */
export interface Contacts {
  readonly billing?: AlternateContact;
  readonly operations?: AlternateContact;
  readonly security?: AlternateContact;
  readonly primary?: PrimaryContact;
}

/** Who gets what in an account beside the assignments, and how long sessions last there. */
export interface AccountAccess {
  /** names of permission sets by group; null where an inherited list was taken away */
  readonly groups: Readonly<Record<string, readonly string[] | null>>;
  /** kind of sessions */
  readonly session?: string;
}

/** An account with everything that it inherits. */
export interface Account {
  /** its name in the file and in addresses; stays the same for life */
  readonly name: string;
  /** what AWS shows */
  readonly accountName: string;
  /** address of the root user; the management account may have none in the file */
  readonly email?: string;
  /** 12 digits, where the account exists already */
  readonly id?: string;
  readonly management: boolean;
  /** path of the OU that the file gives */
  readonly ou: string;
  /** path of the OU that it is in: the suspended OU for a suspended account */
  readonly parent: string;
  readonly state: 'active' | 'suspended' | 'released';
  readonly owner?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policies: readonly string[];
  readonly roleName: string;
  readonly iamUserAccessToBilling: 'ALLOW' | 'DENY';
  readonly contacts: Contacts;
  readonly access: AccountAccess;
  /** opt-in regions that are switched on */
  readonly regions: readonly string[];
  /** whether what hangs on it (contacts, regions, policies) exists already, to be imported */
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

/** The organization with everything inherited and every reference a value. */
export interface Organization {
  readonly name: string;
  readonly id?: string;
  /** whether its delegated administrators exist already, to be imported */
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
