/** The changes of one account or OU. */
export interface Moved {
  readonly name: string;
  /** one phrase each: `Workloads → Security`, `owner platform → payments` */
  readonly changes: readonly string[];
  /** number of accounts under a policy whose document changes */
  readonly accounts?: number;
  /** whether a policy denies less, or allows more, than before */
  readonly weakens?: boolean;
}

/** Access that one group has alike in several accounts. */
export interface AccessGroup {
  readonly group: string;
  readonly permissionSets: readonly string[];
  /** names of the accounts */
  readonly accounts: readonly string[];
  /** summary of the accounts: `all 15 accounts of Workloads` */
  readonly where: string;
}

/** Guardrails that come into force or cease to be in force, with all accounts that share the difference. */
export interface InForce {
  /** names of the accounts */
  readonly accounts: readonly string[];
  /** summary of the accounts: `all 15 accounts of Workloads` */
  readonly where: string;
  /** names of the guardrails that come into force there */
  readonly gained: readonly string[];
  /** names of the guardrails that are no longer in force there */
  readonly lost: readonly string[];
}

/**
 * A change that Terraform would refuse or that would lose something: an account, an OU, a service or a setting was
 * removed or moved while Terraform still holds it.
 */
export interface UnsafeChange {
  readonly kind: 'account' | 'OU' | 'service' | 'setting';
  readonly name: string;
  /** what to do instead, as a sentence */
  readonly cure: string;
}

/** A consequence of a change that the file does not show. */
export interface Consequence {
  /**
   * `needs`: refused until something else is done; `again`: destroyed and created again; `left`: stays in AWS, not
   * planned
   */
  readonly kind: 'needs' | 'again' | 'left';
  readonly name: string;
  /** the consequence, as a sentence */
  readonly what: string;
}

/** Added, removed and changed items of one kind. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly Moved[];
}

/** A setting that differs between two files. */
export interface SettingChange {
  /** `guardDuty.features.s3DataEvents` */
  readonly key: string;
  /** description of the key from the schema */
  readonly what?: string;
  /** null where the setting is new */
  readonly before: unknown;
  /** null where the setting was removed */
  readonly after: unknown;
  /** number of accounts that it affects */
  readonly accounts?: number;
  /** number of regions that it affects in them */
  readonly regions?: number;
  /** whether it reduces protection: detection, evidence, an alarm, a requirement on credentials */
  readonly weakens: boolean;
  /** further effects, one phrase each */
  readonly details?: readonly string[];
}

/** The differences between two versions of an organization file, found without Terraform and AWS. */
export interface OrganizationDiff {
  readonly accounts: Difference;
  readonly organizationalUnits: Difference;
  readonly policies: Difference;
  /** guardrails in force per account, before and after */
  readonly guardrails: readonly InForce[];
  readonly delegatedAdministrators: Difference;
  /** gained and lost access: `developers: ReadOnlyAccess in payments-prod` */
  readonly access: { readonly gained: readonly string[]; readonly lost: readonly string[] };
  /** `access` grouped, for a summary */
  readonly accessGroups: { readonly gained: readonly AccessGroup[]; readonly lost: readonly AccessGroup[] };
  /** names in AWS by names in the file, where the two differ */
  readonly accountNames: Readonly<Record<string, string>>;
  /** other top-level keys that differ, such as `guardDuty`; `settingChanges` has the details */
  readonly settings: readonly string[];
  /** every setting that differs, those that weaken protection first */
  readonly settingChanges: readonly SettingChange[];
  /** changes that Terraform would refuse or that would lose something */
  readonly lost: readonly UnsafeChange[];
  /** what is refused until something else is done, created again, or left behind */
  readonly consequences: readonly Consequence[];
}
