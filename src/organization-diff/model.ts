/** What has become of an account or an OU. */
export interface Moved {
  readonly name: string;
  /** one phrase each: `Workloads → Security`, `owner platform → payments` */
  readonly changes: readonly string[];
  /** on how many accounts a policy is in force, where its document changes */
  readonly accounts?: number;
  /** whether a policy denies less, or allows more, than before */
  readonly weakens?: boolean;
}

/** Equal access of one group in several accounts. */
export interface AccessGroup {
  readonly group: string;
  readonly permissionSets: readonly string[];
  /** names of the accounts */
  readonly accounts: readonly string[];
  /** the accounts in few words: `all 15 accounts of Workloads` */
  readonly where: string;
}

/** Guardrails that come into force on accounts or go out of it, for all accounts with the same difference at once. */
export interface InForce {
  /** names of the accounts */
  readonly accounts: readonly string[];
  /** the accounts in few words: `all 15 accounts of Workloads` */
  readonly where: string;
  /** names of the guardrails that come into force there */
  readonly gained: readonly string[];
  /** names of those that go */
  readonly lost: readonly string[];
}

/** Something that has gone from the file, or from where it is, although Terraform still holds it. */
export interface UnsafeChange {
  readonly kind: 'account' | 'OU' | 'service' | 'setting';
  readonly name: string;
  /** what to do instead, as a sentence */
  readonly cure: string;
}

/** What a change brings along that the file does not show. */
export interface Consequence {
  /** `needs`: refused, unless something is done before; `again`: destroyed and made again; `left`: stays in AWS, unplanned */
  readonly kind: 'needs' | 'again' | 'left';
  readonly name: string;
  /** as a sentence */
  readonly what: string;
}

/** Added, gone and changed things of one kind. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly Moved[];
}

/** One setting of the file that differs. */
export interface SettingChange {
  /** `guardDuty.features.s3DataEvents` */
  readonly key: string;
  /** what the key is, in the words of the schema */
  readonly what?: string;
  /** null where there was none */
  readonly before: unknown;
  /** null where there is none any more */
  readonly after: unknown;
  /** how many accounts it reaches */
  readonly accounts?: number;
  /** how many regions it reaches there */
  readonly regions?: number;
  /** whether it takes protection away: detection, evidence, an alarm, a demand on credentials */
  readonly weakens: boolean;
  /** what follows from it, one phrase each */
  readonly details?: readonly string[];
}

/** What a change of the organization file means, without asking Terraform or AWS. */
export interface OrganizationDiff {
  readonly accounts: Difference;
  readonly organizationalUnits: Difference;
  readonly policies: Difference;
  /** guardrails in force per account, before and after */
  readonly guardrails: readonly InForce[];
  readonly delegatedAdministrators: Difference;
  /** who may do what where: `developers: ReadOnlyAccess in payments-prod` */
  readonly access: { readonly gained: readonly string[]; readonly lost: readonly string[] };
  /** the same in few words */
  readonly accessGroups: { readonly gained: readonly AccessGroup[]; readonly lost: readonly AccessGroup[] };
  /** what AWS shows of accounts that the file calls otherwise, by their name in the file */
  readonly accountNames: Readonly<Record<string, string>>;
  /** parts of the file that differ beside these, such as `guardDuty`; `settingChanges` says how */
  readonly settings: readonly string[];
  /** every setting that differs, what weakens first */
  readonly settingChanges: readonly SettingChange[];
  /** what has gone from the file without having been let go of */
  readonly lost: readonly UnsafeChange[];
  /** what is refused unless something is done before, made again, or left behind */
  readonly consequences: readonly Consequence[];
}
