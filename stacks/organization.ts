import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { organizationIdPlaceholder, rootPath } from '../src/organization/model';
import { RootAccess } from '../src/services/iam/root-access';
import { type Attachment, Attachments } from '../src/services/organizations/attachments';
import { AwsOrganization } from '../src/services/organizations/organization';
import { OrganizationalUnits } from '../src/services/organizations/organizational-units';
import { Policies } from '../src/services/organizations/policies';
import { ResourceSharing } from '../src/services/ram/resource-sharing';
import { QuotaTemplate } from '../src/services/service-quotas/quota-template';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { Guardrails } from './guardrails';

/** The error message for an OU that was removed from the file. */
const cure =
  'in the state, but no longer in the organization file. An OU is not removed by deleting its entry: put it back, ' +
  'then set state: deleted (an empty OU) or state: released (Terraform lets go of it), apply, and delete the entry. ' +
  'A renamed OU needs formerName. See docs/accounts.md.';

/**
 * The organization, its OUs, its policies and their attachments, and settings for all accounts. The stack works in the
 * management account.
 */
export class OrganizationStack extends LandfallStack<'organization'> {
  constructor(
    scope: App,
    private readonly organization: LandingZone,
    guardrails: Guardrails,
  ) {
    super(scope, 'organization', inManagement(organization));
    const { id, trustedAccess, policyTypes } = organization;
    const aws = new AwsOrganization(this, 'organization', { ...(id && { id }), trustedAccess, policyTypes });
    const dependsOn = [aws.resource];
    const rootId = organization.root.id ?? aws.rootId;
    const units = new OrganizationalUnits(this, 'ou', {
      units: organization.organizationalUnits,
      rootId,
      dependsOn,
    });
    const policies = new Policies(this, 'policy', {
      policies: guardrails.documents(),
      placeholder: { text: organizationIdPlaceholder, expression: aws.id },
      dependsOn,
      released: guardrails.released().map((name) => guardrails.formerNameOf(name) ?? name),
    });
    this.addOverride('locals.organizational_unit_ids', units.ids);
    new Attachments(this, 'attachment', {
      attachments: attachmentsOf(organization, guardrails, 'active'),
      released: attachmentsOf(organization, guardrails, 'released'),
      targetId: '${local.organizational_unit_ids[each.value.target]}',
      policyId: policies.idOfEach,
    });
    this.switchOn(organization, aws);
    // This stack held them until 2026-11-21. The stack of this name activates them again, which AWS accepts.
    this.moves.releaseAll('aws_ce_cost_allocation_tag.cost_allocation_tag');
    this.writeOutputs('organization', {
      organization_id: aws.id,
      organizational_unit_ids: '${local.organizational_unit_ids}',
      policy_ids: policies.ids,
    });
    const known = organization.organizationalUnits.flatMap(({ path, formerPath }) => [
      path,
      ...(formerPath ? [formerPath] : []),
    ]);
    this.explainRemoval({
      output: 'organizational_unit_ids',
      known: [rootPath, ...known],
      cure,
    });
  }

  /** The id of the organization for another stack: from the file, or from this stack's state. */
  organizationIdFor(reader: LandfallStack): string {
    return this.organization.id ?? reader.outputsOf(this).value('organization_id');
  }

  /** The id of the root or an OU for another stack, by path: from the file, or from this stack's state. */
  unitIdFor(reader: LandfallStack, path: string): string {
    const { root, organizationalUnits } = this.organization;
    const unit = [root, ...organizationalUnits].find((each) => each.path === path);
    return unit?.id ?? reader.outputsOf(this).entry('organizational_unit_ids', path, unit?.formerPath);
  }

  private switchOn(organization: LandingZone, aws: AwsOrganization): void {
    const dependsOn = [aws.resource];
    const { rootAccess, resourceSharing, serviceQuotaTemplate } = organization;
    if (rootAccess) new RootAccess(this, 'root_access', { ...rootAccess, dependsOn });
    if (resourceSharing) new ResourceSharing(this, 'resource_sharing', dependsOn);
    if (serviceQuotaTemplate.length)
      new QuotaTemplate(this, 'quota_template', serviceQuotaTemplate, dependsOn);
  }
}

function attachmentsOf(
  organization: LandingZone,
  guardrails: Guardrails,
  state: 'active' | 'released',
): Attachment[] {
  return [organization.root, ...organization.organizationalUnits]
    .filter((unit) => unit.state === state)
    .flatMap((unit) =>
      guardrails.ofUnit(unit).map((policy) => {
        const { path, id, formerPath, adopted } = unit;
        const policyId = guardrails.idOf(policy);
        return {
          target: path,
          policy,
          ...(adopted && id && policyId && { existing: { targetId: id, policyId } }),
          ...(formerPath && {
            former: { target: formerPath, policy: guardrails.formerNameOf(policy) ?? policy },
          }),
        };
      }),
    );
}
