import { rootPath } from '../organization/model';
import { quotas } from '../organization/quotas';
import { administratorOf, delegableServices, serviceDescription } from '../services/registry';
import { accountEntries } from './account-entries';
import type { Found, FoundAccount, FoundPolicy, FoundUnit } from './found';
import { identityCenterPart } from './identity-center-part';
import { emailPattern, slug, uniqueSlugs } from './names';
import { isForeign, policyEntries, policyKey, tagsOf } from './policy-entries';

/** Where the imported organization is to be run. */
export interface Target {
  /** short name of the company, for names of buckets and roles; made from the management account's where it is not given */
  readonly name?: string;
  readonly homeRegion: string;
  readonly governedRegions: readonly string[];
}

/** Files of an organization, as data, by path relative to the folder. */
export interface Written {
  /** the organization file */
  readonly organization: object;
  /** accounts by the name of their top-level OU; `root` for those in none */
  readonly accounts: ReadonlyMap<string, readonly object[]>;
  /** policy documents by name */
  readonly documents: ReadonlyMap<string, unknown>;
  /** what could not be taken over as it is, a sentence each */
  readonly notes: readonly string[];
}

/** Turns an organization as AWS has it into the organization file that imports it. */
export class FileOfOrganization {
  private readonly notes: string[] = [];
  private readonly accounts: readonly FoundAccount[];
  private readonly keys: Map<string, string>;
  private readonly policies: readonly FoundPolicy[];
  private readonly paths = new Map<string, string>();
  private readonly management: string;

  constructor(
    private readonly found: Found,
    private readonly target: Target,
  ) {
    const closed = found.accounts.filter((account) => account.closed);
    if (closed.length)
      this.notes.push(
        `Closed accounts are left out: ${closed.map(({ name, id }) => `${name} (${id})`).join(', ')}.`,
      );
    if (found.resourcePolicy)
      this.notes.push(
        'The resource policy of the organization is left alone; AWS keeps one, and that of delegatedAdministrators.organizations would take its place.',
      );
    this.management = slug(found.managementAccountName);
    this.accounts = found.accounts.filter((account) => !account.closed);
    this.keys = uniqueSlugs([
      { id: found.managementAccountId, name: found.managementAccountName },
      ...this.accounts,
    ]);
    this.policies = found.policies.filter((policy) => !isForeign(policy));
    this.paths.set(found.rootId, rootPath);
    this.rememberPaths(found.units, '');
  }

  /** The files. */
  write(): Written {
    const { found, keys, paths, policies } = this;
    const note = (sentence: string) => this.notes.push(sentence);
    const pattern = emailPattern(this.accounts.map(({ id, email }) => ({ key: keys.get(id) ?? id, email })));
    const access =
      found.identityCenter && identityCenterPart(found.identityCenter, found.managementAccountId, keys);
    this.notes.push(...(access?.notes ?? []));
    const count = this.accounts.length + 1;
    const organization = {
      version: 1,
      ...(this.accounts.length && { include: ['accounts/*.yaml'] }),
      organization: this.settings(pattern),
      // Default tags would be added to everything that is imported.
      terraform: { tags: {} },
      ...(count > quotas.accounts.value && { quotas: { accounts: count } }),
      root: {
        ...this.node(found.rootId),
        accountDefaults: { adopted: true },
        organizationalUnits: this.units(found.units),
      },
      ...(policies.length && { policies: policyEntries(policies, note) }),
      ...this.delegations(),
      ...(access && { identityCenter: access.part }),
    };
    return {
      organization,
      accounts: accountEntries(this.accounts, { paths, keys, policies, pattern, note }),
      documents: new Map(policies.map((policy) => [policyKey(policy), JSON.parse(policy.content)])),
      notes: this.notes,
    };
  }

  private settings(pattern: string | undefined): object {
    const { found, target } = this;
    const suspended = this.suspendedUnit();
    const name = slug(target.name ?? found.managementAccountName);
    return {
      name: name.slice(0, 20).replace(/-+$/, ''),
      id: found.id,
      rootId: found.rootId,
      adopted: true,
      managementAccount: {
        id: found.managementAccountId,
        name: this.management,
        ...(found.managementEmail && { email: found.managementEmail }),
      },
      homeRegion: target.homeRegion,
      governedRegions: [...target.governedRegions],
      ...(pattern && { accountEmail: pattern }),
      ...(suspended && { suspendedOrganizationalUnit: suspended }),
      trustedAccess: [...found.trustedAccess],
      policyTypes: [...found.policyTypes],
    };
  }

  private rememberPaths(units: readonly FoundUnit[], above: string): void {
    for (const { id, name, units: below } of units) {
      const path = above ? `${above}/${name}` : name;
      this.paths.set(id, path);
      if (name.includes('/'))
        this.notes.push(`The OU ${path} has a slash in its name, which the file does not take: rename it.`);
      this.rememberPaths(below, path);
    }
  }

  /** The OU for suspended accounts, where it is not called as the file expects. */
  private suspendedUnit(): string | undefined {
    const paths = [...this.paths.values()];
    return paths.includes('Suspended') ? undefined : paths.find((path) => /suspend|closed/i.test(path));
  }

  private units(units: readonly FoundUnit[]): object {
    return Object.fromEntries(
      units.map(({ id, name, tags, units: below }) => [
        name,
        {
          id,
          ...tagsOf(tags),
          ...this.node(id),
          ...(below.length && { organizationalUnits: this.units(below) }),
        },
      ]),
    );
  }

  /** Policies of one's own and those of others at the root or an OU. */
  private node(id: string): object {
    const here = this.found.policies.filter(({ targets }) => targets.includes(id));
    const own = here.filter((policy) => !isForeign(policy)).map(policyKey);
    const foreign = here.filter(
      (policy) => isForeign(policy) && policy.type === 'SERVICE_CONTROL_POLICY',
    ).length;
    return {
      ...(own.length && { policies: own, adopted: true }),
      ...(foreign && { foreignPolicies: foreign }),
    };
  }

  private delegations(): object {
    const entries = Object.entries(this.found.delegations).flatMap(([accountId, principals]) =>
      delegableServices.flatMap((service): [string, string][] => {
        const { registration } = administratorOf(service);
        const needed =
          registration.by === 'service'
            ? serviceDescription(service).trustedAccess.slice(0, 1)
            : registration.principals;
        const account = this.keys.get(accountId);
        return account && needed.every((principal) => principals.includes(principal))
          ? [[service, account]]
          : [];
      }),
    );
    return entries.length ? { delegatedAdministrators: Object.fromEntries(entries.sort()) } : {};
  }
}
