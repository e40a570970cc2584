import {
  CloudBackend,
  DataTerraformRemoteState,
  DataTerraformRemoteStateLocal,
  DataTerraformRemoteStateS3,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  type TerraformRemoteState,
  type TerraformStack,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { TerraformSettings } from './schema';
import { localStatePath, stateKey, workspaceName } from './state-place';

/**
 * Gives a stack its backend.
 * https://developer.hashicorp.com/terraform/language/backend and /terraform/cli/cloud/settings
 */
export function addBackend(stack: TerraformStack, { backend }: TerraformSettings): void {
  const name = stack.node.id;
  if (backend.s3) {
    new S3Backend(stack, s3Config(backend.s3, name));
    stack.addOverride('terraform.backend.s3.use_lockfile', true);
  } else if (backend.cloud) {
    const { organization, hostname, project, workspacePrefix } = backend.cloud;
    const workspaces = new NamedCloudWorkspace(workspaceName(workspacePrefix, name), project);
    new CloudBackend(stack, { organization, hostname, workspaces });
  } else {
    new LocalBackend(stack, { path: localStatePath(backend.local?.directory ?? 'state', name) });
  }
}

/** Reads the outputs of another stack's state, wherever the backend keeps it. */
export function remoteState(
  scope: Construct,
  id: string,
  { backend }: TerraformSettings,
  stack: string,
): TerraformRemoteState {
  if (backend.s3) return new DataTerraformRemoteStateS3(scope, id, s3Config(backend.s3, stack));
  if (backend.cloud) {
    const { organization, hostname, workspacePrefix } = backend.cloud;
    const workspaces = { name: workspaceName(workspacePrefix, stack) };
    return new DataTerraformRemoteState(scope, id, { organization, hostname, workspaces });
  }
  return new DataTerraformRemoteStateLocal(scope, id, {
    path: localStatePath(backend.local?.directory ?? 'state', stack),
  });
}

/** Without a key, Terraform's `encrypt` would name S3's own (AES256) and so pass over the default key of the bucket. */
function s3Config(s3: NonNullable<TerraformSettings['backend']['s3']>, stack: string) {
  return {
    bucket: s3.bucket,
    key: stateKey(s3.prefix, stack),
    region: s3.region,
    ...(s3.kmsKeyId && { encrypt: true, kmsKeyId: s3.kmsKeyId }),
    ...(s3.roleArn && { assumeRole: { roleArn: s3.roleArn } }),
  };
}
