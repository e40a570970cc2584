import { IamOrganizationsFeatures } from '@cdktf/provider-aws/lib/iam-organizations-features';
import { Testing } from 'cdktf';
import { RootAccess } from '../../../src/services/iam/root-access';

test.each([
  [true, ['RootCredentialsManagement', 'RootSessions']],
  [false, ['RootCredentialsManagement']],
])('root credentials are central; with sessions %s', (sessions, features) => {
  const synthesized = Testing.synthScope((scope) => {
    new RootAccess(scope, 'root_access', { credentialsManagement: true, sessions, dependsOn: [] });
  });
  expect(synthesized).toHaveResourceWithProperties(IamOrganizationsFeatures, { enabled_features: features });
});
