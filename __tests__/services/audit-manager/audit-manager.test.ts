import { Registration } from '../../../src/services/audit-manager/registration';
import { type AuditManagerSettings, auditManagerSchema } from '../../../src/services/audit-manager/schema';
import { made, type } from '../../logging/stack';

test('Audit Manager is on in each region that offers it, and evidence goes on when Terraform lets go', () => {
  const json = made((stack) => {
    new Registration(stack, 'registration', {
      settings: auditManagerSchema.parse({}) as AuditManagerSettings,
      regions: ['eu-central-1', 'us-east-1'],
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_auditmanager_account_registration'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    deregister_on_destroy: false,
  });
});
