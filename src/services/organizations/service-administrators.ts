import {
  type ITerraformDependable,
  type TerraformProvider,
  TerraformResource,
  type TerraformResourceConfig,
} from 'cdktf';
import { Construct } from 'constructs';
import { inEach, type Regional } from '../../terraform/per-region';
import { StateMoves } from '../../terraform/state-moves';
import type { ServiceRegistration } from '../service-description';

/** A service with an API of its own for its delegated administrator. */
export interface ServiceAdministratorProps {
  readonly registration: ServiceRegistration;
  /** expression or id of the account */
  readonly accountId: string;
  /** regions to register it in, for the services that work region by region */
  readonly regions: readonly string[];
  /** the region that goes first; the first of all where nothing is said */
  readonly homeRegion?: string;
  /** whether it is registered already, to be imported */
  readonly adopted?: boolean;
  /** the management account's provider, in a stack that works in another account */
  readonly provider?: TerraformProvider;
  /** resources that must exist first: AWS would enable the service itself, and then reject a second activation */
  readonly dependsOn?: ITerraformDependable[];
}

/** The service's own resource, as its description names it: all of them take the id of an account and little else. */
class Registration extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: Readonly<Record<string, unknown>>,
    config: TerraformResourceConfig,
  ) {
    super(scope, id, config);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.attributes };
  }
}

/**
 * The delegated administrator of one service, in every governed region where the service asks for that. One region goes
 * first: with it the service registers the account with Organizations, and others that do so meanwhile are refused
 * (https://github.com/aws-samples/aws-secure-environment-accelerator/issues/778).
 */
export class ServiceAdministrator extends Construct {
  /** resources that dependents of the administrator wait for */
  readonly resources: readonly TerraformResource[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceAdministratorProps,
  ) {
    super(scope, id);
    const { registration, regions } = props;
    const home = props.homeRegion && regions.includes(props.homeRegion) ? props.homeRegion : regions[0];
    if (registration.scope === 'once' || !home) {
      this.resources = [this.register('Resource', regions, [])];
      return;
    }
    const first = this.register('home', [home], []);
    const others = regions.filter((region) => region !== home);
    this.resources = [first, ...(others.length ? [this.register('Resource', others, [first])] : [])];
    this.rename(first, home);
  }

  private register(
    id: string,
    regions: readonly string[],
    after: readonly TerraformResource[],
  ): TerraformResource {
    const { registration, accountId, provider, dependsOn = [], adopted } = this.props;
    const { resource: terraformResourceType, argument, scope, timeout } = registration;
    const before = [...dependsOn, ...after];
    const { forEach, region }: Partial<Regional> = scope === 'each region' ? inEach(regions) : {};
    const attributes = {
      [argument]: accountId,
      ...(region && { region }),
      ...(timeout && { timeouts: { create: timeout, delete: timeout } }),
    };
    const resource = new Registration(this, id, attributes, {
      terraformResourceType,
      ...(forEach && { forEach }),
      ...(provider && { provider }),
      ...(before.length && { dependsOn: before }),
    });
    if (adopted) this.import(addressOf(resource), regions);
    return resource;
  }

  /** Until 2026-11-21 all regions were instances of one resource. */
  private rename(first: TerraformResource, home: string): void {
    const resource = addressOf(first);
    const former = { resource: resource.replace(/_home$/, ''), key: home };
    StateMoves.of(this).move(former, { resource, key: home });
  }

  /** Each of these resources is imported by the account's id, with the region behind an `@` where there are several. */
  private import(address: string, regions: readonly string[]): void {
    const { registration, accountId } = this.props;
    const moves = StateMoves.of(this);
    if (registration.scope === 'each region')
      moves.importAll(address, new Map(regions.map((region) => [region, `${accountId}@${region}`])));
    else moves.importOne(address, accountId);
  }
}

const addressOf = ({ terraformResourceType, friendlyUniqueId }: TerraformResource): string =>
  `${terraformResourceType}.${friendlyUniqueId}`;
