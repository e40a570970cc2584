import { managedPolicyName } from './managed-policies';
import type { PermissionSet } from './permission-set-model';

/** Ids to import by, by instance key; one map for every kind of attachment, by type and name of the resource. */
export type AttachmentImports = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * What permission sets that exist already consist of, as their import ids. The ids are those of the provider's pages,
 * such as https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssoadmin_managed_policy_attachment
 *
 * @param id construct id of the permission sets
 * @param instanceArn expression of the instance's ARN
 */
export function attachmentImports(
  permissionSets: readonly PermissionSet[],
  id: string,
  instanceArn: string,
): AttachmentImports {
  const imports = new Map<string, Map<string, string>>();
  const add = (resource: string, key: string, importId: string) => {
    const address = `${resource.replace(' ', `.${id}_`)}`;
    imports.set(address, (imports.get(address) ?? new Map()).set(key, importId));
  };
  for (const set of permissionSets) {
    const { name, arn, boundary } = set;
    if (!arn) continue;
    const end = `${arn},${instanceArn}`;
    for (const policy of set.managedPolicies)
      add(
        'aws_ssoadmin_managed_policy_attachment managed_policy',
        `${name}/${managedPolicyName(policy)}`,
        `${policy},${end}`,
      );
    for (const { name: policy, path } of set.customerManagedPolicies)
      add(
        'aws_ssoadmin_customer_managed_policy_attachment customer_managed_policy',
        `${name}${path}${policy}`,
        `${policy},${path},${end}`,
      );
    if (set.inlinePolicy) add('aws_ssoadmin_permission_set_inline_policy inline_policy', name, end);
    if (boundary) {
      const kind = boundary.managedPolicyArn ? 'managed_boundary' : 'customer_managed_boundary';
      add(`aws_ssoadmin_permissions_boundary_attachment ${kind}`, name, end);
    }
  }
  return imports;
}
