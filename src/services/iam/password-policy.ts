import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy';
import { Construct } from 'constructs';
import type { PasswordPolicy } from './password-policy-schema';

/**
 * What passwords of an account's IAM users must be.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
 */
export class AccountPasswordPolicy extends Construct {
  constructor(scope: Construct, id: string, policy: PasswordPolicy) {
    super(scope, id);
    new IamAccountPasswordPolicy(this, 'Resource', {
      minimumPasswordLength: policy.minimumLength,
      requireLowercaseCharacters: policy.requireLowercase,
      requireUppercaseCharacters: policy.requireUppercase,
      requireNumbers: policy.requireNumbers,
      requireSymbols: policy.requireSymbols,
      maxPasswordAge: policy.maxAgeDays,
      passwordReusePrevention: policy.reusePrevention,
      allowUsersToChangePassword: policy.allowUsersToChange,
      hardExpiry: policy.hardExpiry,
    });
  }
}
