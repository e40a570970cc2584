import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { accountStacks } from '../src/organization/lookups';
import { asTexts } from '../src/terraform/literal';
import { AccountIds } from './account-ids';
import { AccountsStack } from './accounts';
import { BaselineStack, hasBaseline } from './baseline';
import { BootstrapStack } from './bootstrap';
import { boundRoles } from './bounded-roles';
import { CostAllocationTagsStack } from './cost-allocation-tags';
import { DelegationStack } from './delegation';
import { addDetection } from './detection';
import { Guardrails } from './guardrails';
import { bucketCure, LogArchiveStack } from './log-archive';
import { isLogged } from './logging-names';
import { OrganizationStack } from './organization';
import { addPeople } from './people';
import { PipelineAccessStack } from './pipeline-access';
import { TrailStack, trailCure } from './trail';

/**
 * Adds all stacks of a landing zone, each after those whose outputs it reads. Strings of the file are escaped here, so
 * that constructs can use them as literals.
 */
export function addStacks(app: App, resolved: LandingZone): void {
  const organization = asTexts(resolved);
  const guardrails = new Guardrails(organization);
  const root = new OrganizationStack(app, organization, guardrails);
  const accounts = new Map(
    accountStacks(organization).map((name) => [
      name,
      new AccountsStack(app, name, organization, root, guardrails),
    ]),
  );
  const ids = new AccountIds(organization, accounts);
  const delegation = Object.values(organization.delegatedAdministrators).some(Boolean)
    ? new DelegationStack(app, organization, root, ids)
    : undefined;
  addPeople(app, organization, ids, { root, delegation });
  const baseline = hasBaseline(organization)
    ? new BaselineStack(app, organization, { organization: root, delegation, ids })
    : undefined;
  const archive = addLogging(app, organization, ids, root);
  if (delegation) {
    const upstream = {
      organization: root,
      accounts,
      delegation,
      ids,
      ...(archive && { archive }),
      ...(baseline && { baseline }),
    };
    addDetection(app, organization, upstream);
  }
  if (organization.costAllocationTags.length) new CostAllocationTagsStack(app, organization);
  const { bootstrap } = organization;
  if (!bootstrap) return;
  const first = new BootstrapStack(app, organization, bootstrap);
  new PipelineAccessStack(app, organization, bootstrap, root);
  boundRoles(app, organization, first);
}

/**
 * Adds the stacks of the audit trail and its archive. Without `logging` in the file, the first stack refuses to leave
 * existing ones behind.
 */
function addLogging(
  app: App,
  organization: LandingZone,
  ids: AccountIds,
  root: OrganizationStack,
): LogArchiveStack | undefined {
  if (isLogged(organization)) {
    const archive = new LogArchiveStack(app, organization, root, ids);
    new TrailStack(app, organization, { organization: root, archive, ids });
    return archive;
  }
  root.explainRemoval<'trail'>({ output: 'trails', known: [], cure: trailCure, stack: 'trail' });
  root.explainRemoval<'log-archive'>({
    output: 'buckets',
    known: [],
    cure: bucketCure,
    stack: 'log-archive',
  });
  return undefined;
}
