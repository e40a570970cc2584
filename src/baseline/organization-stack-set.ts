import { CloudformationStackSet } from '@cdktf/provider-aws/lib/cloudformation-stack-set';
import { CloudformationStackSetInstance } from '@cdktf/provider-aws/lib/cloudformation-stack-set-instance';
import { Construct } from 'constructs';
import { literal } from '../terraform/literal';
import { inEach } from '../terraform/per-region';

/** A CloudFormation template and its targets. */
export interface OrganizationStackSetProps {
  readonly name: string;
  readonly description: string;
  /** the CloudFormation template */
  readonly template: object;
  /** values of the template's parameters, or expressions */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * ids of the root or of OUs, or expressions; targets are all present and future accounts below them, but not the
   * management account
   */
  readonly unitIds: readonly string[];
  readonly regions: readonly string[];
  /** whether a delegated administrator or the management account runs it */
  readonly calledAs: 'DELEGATED_ADMIN' | 'SELF';
}

/** Bytes of a template that a request may have (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html). */
export const maxTemplateBytes = 51_200;

/**
 * AWS stops after a quarter of the accounts has failed. A few may fail, such as isolated ones; a template that is wrong
 * everywhere is not rolled out everywhere.
 */
const operationPreferences = {
  failureTolerancePercentage: 25,
  maxConcurrentPercentage: 100,
  regionConcurrencyType: 'PARALLEL',
} as const;

/** Thousands of accounts take longer than the provider's half hour. */
const operationTimeout = '120m';

/**
 * A service-managed stack set: it deploys a template to every present and future account of OUs.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html
 *
 * @throws {Error} when the template exceeds the size limit of a request
 */
export class OrganizationStackSet extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationStackSetProps) {
    super(scope, id);
    const { name, description, template, parameters, unitIds, regions, calledAs } = props;
    const templateBody = JSON.stringify(template);
    const bytes = Buffer.byteLength(templateBody);
    if (bytes > maxTemplateBytes)
      throw new Error(`the template of ${name} has ${bytes} bytes, a request takes ${maxTemplateBytes}`);
    const set = new CloudformationStackSet(this, 'Resource', {
      name,
      description,
      permissionModel: 'SERVICE_MANAGED',
      callAs: calledAs,
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { active: true },
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateBody: literal(templateBody),
      ...(parameters && { parameters: { ...parameters } }),
      operationPreferences: operationPreferences,
      timeouts: { update: operationTimeout },
      // The provider's page: AWS answers with a role of its own that is not in the configuration.
      lifecycle: { ignoreChanges: ['administration_role_arn'] },
    });
    const { forEach, region } = inEach(regions);
    new CloudformationStackSetInstance(this, 'instance', {
      forEach,
      stackSetName: set.name,
      stackSetInstanceRegion: region,
      callAs: calledAs,
      deploymentTargets: { organizationalUnitIds: [...unitIds] },
      operationPreferences: operationPreferences,
      timeouts: { create: operationTimeout, update: operationTimeout, delete: operationTimeout },
    });
  }
}
