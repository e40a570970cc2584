import { DetectiveMember } from '@cdktf/provider-aws/lib/detective-member';
import { Construct } from 'constructs';
import { type EnrolmentProps, enrolled, moveEnrolment } from '../../terraform/enrolment';
import type { LandfallStack } from '../../terraform/stack';

/**
 * Accounts that exist already, as members of the organization's behavior graphs.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/detective_member
 */
export class DetectiveMembers extends Construct {
  constructor(
    scope: LandfallStack,
    id: string,
    props: EnrolmentProps & {
      /** ARN of the graph in a region */
      readonly graphArn: (region: string) => string;
    },
  ) {
    super(scope, id);
    const { forEach, region, of } = enrolled(this, props);
    const graphs = Object.fromEntries(props.regions.map((each) => [each, props.graphArn(each)]));
    scope.addOverride(`locals.${this.node.id}_graphs`, graphs);
    const member = new DetectiveMember(this, 'Resource', {
      forEach,
      region,
      accountId: of('account'),
      emailAddress: of('email'),
      graphArn: `\${local.${this.node.id}_graphs[each.value.region]}`,
      disableEmailNotification: true,
      lifecycle: { ignoreChanges: ['email_address'] },
    });
    const address = `aws_detective_member.${member.friendlyUniqueId}`;
    moveEnrolment(
      scope,
      address,
      props,
      ({ id: account }, where) => `${props.graphArn(where)}/${account}@${where}`,
    );
  }
}
