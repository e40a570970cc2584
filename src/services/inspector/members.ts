import { Inspector2Enabler } from '@cdktf/provider-aws/lib/inspector2-enabler';
import { Inspector2MemberAssociation } from '@cdktf/provider-aws/lib/inspector2-member-association';
import { Construct } from 'constructs';
import { carryEnrolment, type EnrolmentProps, enrolled } from '../../terraform/enrolment';
import type { LandfallStack } from '../../terraform/stack';
import { patience, resourceTypes } from './scanning';
import type { InspectorSettings } from './schema';

/**
 * Accounts that exist already, associated and enabled one by one: a call for many fails as a whole when one of them is
 * not ready.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/inspector2_member_association
 */
export class InspectorMembers extends Construct {
  constructor(
    scope: LandfallStack,
    id: string,
    props: EnrolmentProps & { readonly settings: InspectorSettings },
  ) {
    super(scope, id);
    const { forEach, region, of } = enrolled(this, props);
    const association = new Inspector2MemberAssociation(this, 'Resource', {
      forEach,
      region,
      accountId: of('account'),
      timeouts: { create: patience.create, delete: patience.delete },
    });
    const enabler = new Inspector2Enabler(this, 'enabler', {
      forEach,
      region,
      accountIds: [of('account')],
      resourceTypes: resourceTypes(props.settings),
      timeouts: patience,
      dependsOn: [association],
    });
    const address = `aws_inspector2_member_association.${association.friendlyUniqueId}`;
    carryEnrolment(scope, address, props, ({ id: account }, where) => `${account}@${where}`);
    const types = resourceTypes(props.settings).join(':');
    carryEnrolment(
      scope,
      `aws_inspector2_enabler.${enabler.friendlyUniqueId}`,
      props,
      ({ id: account }, where) => `${account}-${types}@${where}`,
    );
  }
}
