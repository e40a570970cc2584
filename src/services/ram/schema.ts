import { z } from 'zod';

/** `resourceSharing`: AWS RAM within the organization, `aws_ram_sharing_with_organization`. */
export const resourceSharingSchema = z
  .boolean()
  .default(false)
  .meta({
    description:
      'Share resources (AWS RAM) inside the organization without invitations ' +
      '(https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html).',
    examples: [true],
  });
