import { OrganizationsOrganizationalUnit } from '@cdktf/provider-aws/lib/organizations-organizational-unit';
import { Testing } from 'cdktf';
import { OrganizationalUnits } from '../../../src/services/organizations/organizational-units';
import { organizationWith } from '../../organization-file';

const shipped = 'Workloads: { organizationalUnits: { Production: {}, Development: {} } }, Suspended: {}';
const synth = (units = shipped) =>
  Testing.synthScope((scope) => {
    const { organizationalUnits } = organizationWith(`root: { organizationalUnits: { ${units} } }`);
    new OrganizationalUnits(scope, 'ou', { units: organizationalUnits, rootId: 'r-ab12', dependsOn: [] });
  });

test('every level keeps what prevents its OUs from being destroyed, even without any OU', () => {
  const levels = Object.values(JSON.parse(synth()).resource.aws_organizations_organizational_unit as object);
  expect(levels).toHaveLength(5);
  for (const level of levels) expect(level).toMatchObject({ lifecycle: { prevent_destroy: true } });
});

test('an OU on the first level hangs on the root, one below on its parent', () => {
  expect(synth()).toHaveResourceWithProperties(OrganizationsOrganizationalUnit, { parent_id: 'r-ab12' });
  expect(synth()).toHaveResourceWithProperties(OrganizationsOrganizationalUnit, {
    parent_id: '${aws_organizations_organizational_unit.ou_level_1[each.value.parent].id}',
  });
});

test('an existing OU is imported, a renamed one moved, a released one let go, a deleted one destroyed by name', () => {
  const below = 'Production: { formerName: Prod }, Development: { state: deleted }';
  const workloads = `Workloads: { id: ou-ab12-11111111, organizationalUnits: { ${below} } }`;
  const json = JSON.parse(synth(`${workloads}, Suspended: { state: released }`));
  const level = (number: number) =>
    expect.stringMatching(new RegExp(`^aws_organizations_organizational_unit\\.ou_level_${number}`));
  expect(json.import).toEqual([
    { for_each: { Workloads: 'ou-ab12-11111111' }, to: level(1), id: '${each.value}' },
  ]);
  expect(json.moved).toHaveLength(3);
  expect(json.removed).toEqual([
    {
      from: 'aws_organizations_organizational_unit.deleted_Workloads_2f_Development',
      lifecycle: { destroy: true },
    },
    { from: 'aws_organizations_organizational_unit.released_Suspended', lifecycle: { destroy: false } },
  ]);
});
