import { Testing } from 'cdktf';
import { LandfallStack } from '../../src/terraform/stack';

const terraform = {
  backend: { local: { directory: 'state' } },
  memberRoleName: 'OrganizationAccountAccessRole',
  tags: {},
};

/** What one construct makes, synthesized in a stack of its own, as JSON for the matchers. */
export function made(build: (stack: LandfallStack) => void): string {
  const stack = new LandfallStack(Testing.app(), 'test', {
    terraform,
    accountId: '222222222222',
    region: 'eu-central-1',
  });
  build(stack);
  return Testing.synth(stack);
}

/** A type of resource as CDKTF's matchers take it. */
export const type = (tfResourceType: string) => ({ tfResourceType });
