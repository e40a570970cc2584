import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import type { Account } from '../src/organization/model';
import { DetectiveMembers } from '../src/services/detective/members';
import { MacieMembers } from '../src/services/macie/members';
import { type EnrollingService, enrolsExisting } from '../src/services/registry';
import type { EnrolmentProps } from '../src/terraform/enrolment';
import type { LandfallStack } from '../src/terraform/stack';
import { AdministratorStack, type DetectionUpstream } from './administrator';
import { DetectiveStack } from './detective';

/**
 * The name of the stack that enrols the accounts of an accounts stack: `macie-members-workloads` for
 * `accounts-workloads`.
 */
const membersStackName = (service: EnrollingService, accounts: string): string =>
  `${service}-members${accounts.slice('accounts'.length)}`;

/**
 * Enrols the accounts of one branch with one service, in a state of its own that grows with the branch. The first such
 * stack also enrols the management account. The administrator needs no enrolment.
 */
export class MembersStack extends AdministratorStack {
  constructor(
    scope: App,
    private readonly service: EnrollingService,
    private readonly accountsStack: string,
    organization: LandingZone,
    upstream: DetectionUpstream,
    administrator: LandfallStack,
  ) {
    super(scope, membersStackName(service, accountsStack), service, organization, upstream);
    this.addDependency(administrator);
    const props: EnrolmentProps = {
      accounts: {
        present: this.present(),
        departed: organization.accounts.filter(
          ({ stack, formerStack }) => formerStack === accountsStack && stack !== accountsStack,
        ),
      },
      regions: this.regions,
      accountId: ({ name }) => this.idOf(name),
    };
    this.enrol(props, administrator);
  }

  private enrol(props: EnrolmentProps, administrator: LandfallStack): void {
    const members: Readonly<Record<EnrollingService, () => void>> = {
      macie: () => new MacieMembers(this, 'member', props),
      detective: () => {
        if (!(administrator instanceof DetectiveStack))
          throw new Error('Detective enrols into its own graphs');
        const graphs = this.outputsOf(administrator);
        new DetectiveMembers(this, 'member', {
          ...props,
          graphArn: (region) => graphs.entry('graph_arns', region),
        });
      },
    };
    if (enrolsExisting(this.service, this.organization)) members[this.service]();
  }

  private present(): Account[] {
    const { accounts, management, delegatedAdministrators: named } = this.organization;
    const all = this.accountsStack === 'accounts' ? [management, ...accounts] : [...accounts];
    return all.filter(
      ({ name, stack, management: isManagement }) =>
        name !== named[this.service] && (isManagement || stack === this.accountsStack),
    );
  }
}
