import { RamSharingWithOrganization } from '@cdktf/provider-aws/lib/ram-sharing-with-organization';
import { Testing } from 'cdktf';
import { ResourceSharing } from '../../../src/services/ram/resource-sharing';

test('sharing inside the organization is switched on', () => {
  const synthesized = Testing.synthScope((scope) => {
    new ResourceSharing(scope, 'resource_sharing', []);
  });
  expect(synthesized).toHaveResource(RamSharingWithOrganization);
});
