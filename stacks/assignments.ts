import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import type { Account } from '../src/organization/model';
import { Assignments } from '../src/services/identity-center/assignments';
import { type Grant, grantsIn } from '../src/services/identity-center/grants';
import { nameForSession } from '../src/services/identity-center/permission-set-model';
import type { IdentityCenter } from '../src/services/identity-center/schema';
import { type AccountsOfState, existsAlready, moveAccountResources } from '../src/terraform/account-moves';
import { LandfallStack } from '../src/terraform/stack';
import type { AccountIds } from './account-ids';
import { type IdentityCenterStack, whereIdentityCenterRuns } from './identity-center';

/** The assignments for the accounts of one accounts stack. It is split as the accounts are. */
export class AssignmentsStack extends LandfallStack {
  private readonly stateAccounts: AccountsOfState;
  private readonly sessions: ReadonlyMap<string, string | undefined>;

  constructor(
    scope: App,
    accountsStack: string,
    organization: LandingZone,
    private readonly settings: IdentityCenter,
    private readonly upstream: IdentityCenterStack,
    private readonly ids: AccountIds,
  ) {
    super(scope, assignmentsStackOf(accountsStack), whereIdentityCenterRuns(organization, ids));
    this.stateAccounts = {
      present: organization.accounts.filter(({ stack }) => stack === accountsStack),
      departed: organization.accounts.filter(
        ({ stack, formerStack }) => formerStack === accountsStack && stack !== accountsStack,
      ),
    };
    this.sessions = new Map(this.stateAccounts.present.map(({ name, access }) => [name, access.session]));
    const grants = this.stateAccounts.present
      .filter(({ state }) => state === 'active')
      .flatMap((account) => grantsIn(account, settings));
    this.moveAssignments(this.assign(grants));
  }

  private assign(grants: readonly Grant[]): Assignments {
    const identityCenter = this.outputsOf(this.upstream);
    const ids = new Map(this.stateAccounts.present.map(({ name, id }) => [name, id]));
    const accounts = [...new Set(grants.map(({ account }) => account))];
    return new Assignments(this, 'assignment', {
      grants,
      nameInAws: (grant) => this.nameInAws(grant),
      instanceArn: identityCenter.value('instance_arn'),
      accountIds: Object.fromEntries(
        accounts.map((name) => [name, ids.get(name) ?? this.ids.of(name, this)]),
      ),
      groupId: (name) => identityCenter.entry('group_ids', name),
      permissionSetArn: (name) => identityCenter.entry('permission_set_arns', name),
    });
  }

  /**
   * Moves assignments in the state: a suspended account loses them, a released account keeps them in AWS, and an
   * account from another state brings them along.
   */
  private moveAssignments({ address }: Assignments): void {
    const grants = new Map<string, Grant>();
    const parts = (account: Account) =>
      account.state === 'suspended'
        ? []
        : grantsIn(account, this.settings).map((grant) => {
            const part = `/${grant.permissionSet}/${grant.group}`;
            grants.set(`${account.name}${part}`, grant);
            return part;
          });
    moveAccountResources(this.moves, this.stateAccounts, {
      resource: address,
      parts,
      releasedWhen: (state) => state === 'released',
      importId: (account, part) => {
        const grant = grants.get(`${account.name}${part}`);
        return grant && this.isThereAlready(account) ? this.importId(account, grant) : undefined;
      },
    });
  }

  private isThereAlready(account: Account): boolean {
    return existsAlready(account) && (this.settings.adopted || !account.adopted);
  }

  private importId({ id, name }: Account, grant: Grant): string {
    const identityCenter = this.outputsOf(this.upstream);
    const arn = identityCenter.entry('permission_set_arns', this.nameInAws(grant));
    const group = identityCenter.entry('group_ids', grant.group);
    const account = id ?? this.ids.of(name, this);
    return `${group},GROUP,${account},AWS_ACCOUNT,${arn},${identityCenter.value('instance_arn')}`;
  }

  private nameInAws({ account, permissionSet }: Grant): string {
    return nameForSession(permissionSet, this.sessions.get(account));
  }
}

/** The name of the assignments stack of an accounts stack: `assignments-workloads` for `accounts-workloads`. */
const assignmentsStackOf = (accountsStack: string): string =>
  accountsStack.replace(/^accounts/, 'assignments');
