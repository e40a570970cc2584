import { Macie2Member } from '@cdktf/provider-aws/lib/macie2-member';
import { Construct } from 'constructs';
import { type EnrolmentProps, enrolled, moveEnrolment } from '../../terraform/enrolment';
import type { LandfallStack } from '../../terraform/stack';

/**
 * Accounts that exist already, as members of the organization's Macie. AWS asks for their e-mail address only for an
 * invitation, which the organization makes needless; a change of it would replace the member, so it is ignored.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_member
 */
export class MacieMembers extends Construct {
  constructor(scope: LandfallStack, id: string, props: EnrolmentProps) {
    super(scope, id);
    const { forEach, region, of } = enrolled(this, props);
    const member = new Macie2Member(this, 'Resource', {
      forEach,
      region,
      accountId: of('account'),
      email: of('email'),
      lifecycle: { ignoreChanges: ['email', 'invite'] },
    });
    const address = `aws_macie2_member.${member.friendlyUniqueId}`;
    moveEnrolment(scope, address, props, ({ id: account }, where) => `${account}@${where}`);
  }
}
