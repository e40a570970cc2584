import type { Contacts } from '../organization/model';

/** Tags as a map. */
export type Tags = Readonly<Record<string, string>>;

/** An OU as AWS has it. */
export interface FoundUnit {
  readonly id: string;
  readonly name: string;
  readonly tags: Tags;
  readonly units: readonly FoundUnit[];
}

/** An account as AWS has it. */
export interface FoundAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** closed or on the way to it: left out of the file */
  readonly closed: boolean;
  /** id of its OU or of the root */
  readonly parentId: string;
  readonly tags: Tags;
  readonly contacts: Contacts;
  /** opt-in regions that are switched on */
  readonly regions: readonly string[];
}

/** A policy of one's own as AWS has it. */
export interface FoundPolicy {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly content: string;
  readonly tags: Tags;
  /** ids of the root, OUs and accounts that it is attached to */
  readonly targets: readonly string[];
}

/** A permission set as AWS has it. */
export interface FoundPermissionSet {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly sessionDuration?: string;
  readonly relayState?: string;
  readonly managedPolicies: readonly string[];
  readonly customerManagedPolicies: readonly { readonly name: string; readonly path?: string }[];
  readonly inlinePolicy?: string;
  readonly boundary?: {
    readonly managedPolicy?: string;
    readonly customerManagedPolicy?: { readonly name: string; readonly path?: string };
  };
  readonly tags: Tags;
}

/** One assignment as AWS has it. */
export interface FoundAssignment {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: string;
  readonly principalId: string;
}

/** Identity Center as AWS has it. */
export interface FoundIdentityCenter {
  readonly permissionSets: readonly FoundPermissionSet[];
  readonly assignments: readonly FoundAssignment[];
  /** display names of groups by id */
  readonly groups: Readonly<Record<string, string>>;
}

/** An organization as AWS has it. */
export interface Found {
  readonly id: string;
  readonly managementAccountId: string;
  readonly managementAccountName: string;
  readonly managementEmail?: string;
  readonly rootId: string;
  readonly policyTypes: readonly string[];
  readonly trustedAccess: readonly string[];
  readonly units: readonly FoundUnit[];
  readonly accounts: readonly FoundAccount[];
  readonly policies: readonly FoundPolicy[];
  /** service principals by id of the account that is their delegated administrator */
  readonly delegations: Readonly<Record<string, readonly string[]>>;
  /** the organization's resource policy, as JSON */
  readonly resourcePolicy?: string;
  readonly identityCenter?: FoundIdentityCenter;
}
