/**
 * How an app synthesizes. CDKTF's own validations run `terraform version`; synthesis wants Node alone, and which Terraform
 * it has to be stands in each stack's `required_version`.
 */
export const appOptions = { skipValidation: true } as const;
