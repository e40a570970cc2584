import { readFileSync } from 'node:fs';
import type { LandingZone } from '../src/organization/landing-zone';
import type { Pack } from '../src/services/config/conformance-packs';
import { type Essential, essentialPacks } from '../src/services/config/essentials';
import { managedRule } from '../src/services/config/managed-rules';
import { templateIn } from '../src/services/config/pack-template';
import { withRemediation } from '../src/services/config/remediation';
import type { ConfigSettings } from '../src/services/config/schema';

type PlainPack = Required<Pack>;

/**
 * A built-in conformance pack for member accounts. A pack with remediation excludes the management account, whose
 * credentials are kept for emergencies.
 */
export function essentialPack(
  organization: LandingZone,
  settings: ConfigSettings,
  name: Essential,
  regions: readonly string[],
): Pack {
  const plain = plainPack(organization, settings, name, regions);
  if (name !== 'identity' || !settings.remediation) return plain;
  const { remediation } = settings;
  const remedied = (template: string): string => withRemediation(template, remediation);
  return {
    ...plain,
    template: remedied(plain.template),
    templateIn: Object.fromEntries(
      Object.entries(plain.templateIn).map(([region, text]) => [region, remedied(text)]),
    ),
    excludedAccounts: [organization.management.name],
  };
}

/** A built-in conformance pack without remediation. */
export function plainPack(
  organization: LandingZone,
  settings: ConfigSettings,
  name: Essential,
  regions: readonly string[],
): PlainPack {
  const template = readFileSync(essentialPacks[name].path, 'utf8');
  return {
    template,
    templateIn: shortened(template, regions),
    parameters: {
      ...(name === 'identity' && passwordParameters(organization)),
      ...settings.essentialParameters[name],
    },
    excludedAccounts: [],
    regions,
  };
}

/**
 * The parameters of password rules. By default they are the values of the file's password policy for the management
 * account.
 */
function passwordParameters({ passwordPolicy: policy }: LandingZone): Pack['parameters'] {
  if (!policy) return {};
  return {
    MinimumPasswordLength: policy.minimumLength,
    PasswordReusePrevention: policy.reusePrevention,
    RequireLowercaseCharacters: policy.requireLowercase,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
    RequireUppercaseCharacters: policy.requireUppercase,
    // The rule cannot express a password that never expires.
    ...(policy.maxAgeDays > 0 && { MaxPasswordAge: policy.maxAgeDays }),
  };
}

/** The templates by region, for regions that lack some of the rules. */
function shortened(template: string, regions: readonly string[]): Record<string, string> {
  const all = regions.map((region): [string, string] => [
    region,
    templateIn(template, (identifier) => !managedRule(identifier)?.notIn.includes(region)),
  ]);
  return Object.fromEntries(all.filter(([, text]) => text !== template));
}
