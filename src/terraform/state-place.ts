import type { TerraformSettings } from './schema';

/** The folder of a stack is `cdktf.out/stacks/<stack>`; Terraform runs in it. */
const projectFromStack = '../../..';

/** Path of a stack's state for the local backend, as seen from where Terraform runs. */
export const localStatePath = (directory: string, stack: string): string =>
  `${projectFromStack}/${directory}/${stack}.tfstate`;

/** Name of a stack's workspace in Terraform Cloud. */
export const workspaceName = (prefix: string, stack: string): string => `${prefix}${stack}`;

/** Key of a stack's state in the bucket. */
export const stateKey = (prefix: string, stack: string): string => `${prefix}${stack}.tfstate`;

const [remoteBefore, remoteAfter] = ['apply_', '_first'];

/**
 * Name of the data source by which a stack reads the state of another. Where that state was never written, Terraform's own
 * error, "Unable to find remote state", shows this name: it says what to do.
 */
export const remoteStateName = (stack: string): string =>
  `${remoteBefore}${stack.replaceAll('-', '_')}${remoteAfter}`;

/** The stack whose remote state a text of Terraform's is about; undefined where it is about none of the stacks. */
export function stackOfRemoteState(text: string, stacks: readonly string[]): string | undefined {
  const found = new RegExp(`\\b${remoteBefore}[\\w-]+${remoteAfter}\\b`).exec(text)?.[0];
  return stacks.find((stack) => remoteStateName(stack) === found);
}

/** What Terraform's JSON says of where a state is: the part of `terraform` with `backend` or `cloud`. */
export interface BackendBlock {
  readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cloud?: Readonly<Record<string, unknown>>;
}

/** Where the organization file puts the state of a stack, in words that are the same for the same place. */
export function statePlace({ backend }: TerraformSettings, stack: string): string {
  const { s3, cloud, local } = backend;
  if (s3) return inBucket(s3.bucket, stateKey(s3.prefix, stack));
  if (cloud) return inCloud(cloud.hostname, cloud.organization, workspaceName(cloud.workspacePrefix, stack));
  return `${local?.directory ?? 'state'}/${stack}.tfstate`;
}

/** The same place as Terraform's JSON says it. */
export function placeOfBlock({ backend = {}, cloud = backend.cloud }: BackendBlock): string {
  if (cloud) {
    const [workspace] = [cloud.workspaces].flat() as { name?: string }[];
    return inCloud(`${cloud.hostname}`, `${cloud.organization}`, workspace?.name ?? '');
  }
  const { s3, local } = backend;
  if (s3) return inBucket(`${s3.bucket}`, `${s3.key}`);
  return `${local?.path ?? 'terraform.tfstate'}`.replace(`${projectFromStack}/`, '');
}

const inBucket = (bucket: string, key: string): string => `s3://${bucket}/${key}`;

const inCloud = (hostname: string, organization: string, workspace: string): string =>
  `${hostname}/${organization}/${workspace}`;
