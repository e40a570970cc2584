import { OrganizationsOrganizationalUnit } from '@cdktf/provider-aws/lib/organizations-organizational-unit';
import { type ITerraformDependable, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { type OrganizationalUnit, rootPath } from '../../organization/model';
import { StateMoves } from '../../terraform/state-moves';

/** What the tree of OUs is made of. */
export interface OrganizationalUnitsProps {
  /** all OUs, each after its parent */
  readonly units: readonly OrganizationalUnit[];
  /** id of the root */
  readonly rootId: string;
  readonly dependsOn: ITerraformDependable[];
}

/** AWS nests OUs five levels deep below the root. */
const levels = [1, 2, 3, 4, 5] as const;

/**
 * The tree of OUs, a `for_each` resource a level, because an OU needs its parent's id. All five are always there, so
 * that `prevent_destroy` still holds for an OU whose entry has gone from the file.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/organizations_organizational_unit
 */
export class OrganizationalUnits extends Construct {
  /** expression of the map from path to id, `Root` among them */
  readonly ids: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: OrganizationalUnitsProps,
  ) {
    super(scope, id);
    const resources = levels.map((level) => this.level(level));
    for (const unit of props.units) this.moveState(unit);
    const maps = resources.map((address) => `{ for path, ou in ${address} : path => ou.id }`);
    const root = new TerraformLocal(this, 'root', { [rootPath]: props.rootId });
    this.ids = `\${merge(local.${root.friendlyUniqueId}, ${maps.join(', ')})}`;
  }

  private level(level: number): string {
    const units = this.props.units.filter(({ depth, state }) => depth === level && state === 'active');
    const entries = units.map(({ path, name, parent, tags }) => [
      path,
      { name, parent: parent ?? rootPath, tags },
    ]);
    const local = new TerraformLocal(this, `level_${level}_entries`, Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const above = `aws_organizations_organizational_unit.${this.node.id}_level_${level - 1}`;
    const ou = new OrganizationsOrganizationalUnit(this, `level_${level}`, {
      forEach: each,
      name: each.getString('name'),
      parentId: level === 1 ? this.props.rootId : `\${${above}[each.value.parent].id}`,
      tags: each.getStringMap('tags'),
      lifecycle: { preventDestroy: true },
      dependsOn: this.props.dependsOn,
    });
    const address = `aws_organizations_organizational_unit.${ou.friendlyUniqueId}`;
    const existing = units.flatMap(({ path, id }): [string, string][] => (id ? [[path, id]] : []));
    StateMoves.of(this).importAll(address, new Map(existing));
    return address;
  }

  private moveState({ path, depth, state, formerPath }: OrganizationalUnit): void {
    const resource = `aws_organizations_organizational_unit.${this.node.id}_level_${depth}`;
    const moves = StateMoves.of(this);
    const key = formerPath ?? path;
    if (state === 'released') moves.release({ resource, key });
    else if (state === 'deleted') moves.destroy({ resource, key });
    else if (formerPath) moves.rename(resource, formerPath, path);
  }
}
