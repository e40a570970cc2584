import { readFileSync } from 'node:fs';
import { own } from '../../organization/own';
import { essentialNames, essentialPackName, essentialPacks } from '../../services/config/essentials';
import {
  bytesOf,
  maxParameters,
  type PackTemplate,
  readPackTemplate,
  templateBytes,
} from '../../services/config/pack-template';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { unavailableRule, unknownRule } from './config-rule-facts';
import { type Check, type CheckContext, error, keyAt, valueAt } from './context';

/** Every pack's template is one, fits, and gets the parameters that it has. */
export const conformancePacks: Check = (context) =>
  Object.entries(context.file.config?.conformancePacks ?? {}).flatMap(([name, pack]) => {
    const text = context.organization.conformancePackTemplates.get(name);
    if (text === undefined) return [];
    const at = valueAt(context, 'config', 'conformancePacks', name, 'file');
    const read = templateOf(text, at);
    if ('diagnostic' in read) return [read.diagnostic];
    return [
      ...reserved(context, name),
      ...tooLarge(context, name, read.template),
      ...read.template.rules.flatMap(({ identifier }) =>
        identifier
          ? [...unknownRule(identifier, at), ...unavailableRule(context, identifier, pack.regions, at)]
          : [],
      ),
      ...packParameters(context, ['config', 'conformancePacks', name], read.template, pack.parameters),
    ];
  });

/** Landfall's own packs get parameters that they have. */
export const essentialParameters: Check = (context) =>
  Object.entries(context.file.config?.essentialParameters ?? {}).flatMap(([name, parameters]) => {
    const pack = essentialPacks[name as keyof typeof essentialPacks];
    const template = readPackTemplate(readFileSync(pack.path, 'utf8'));
    return unknownParameters(context, ['config', 'essentialParameters', name], template, parameters ?? {});
  });

function templateOf(
  text: string,
  at: Diagnostic['at'],
): { template: PackTemplate } | { diagnostic: Diagnostic } {
  try {
    return { template: readPackTemplate(text) };
  } catch (wrong) {
    const message = `this is not the template of a conformance pack: ${(wrong as Error).message}`;
    const fix = 'a template has Resources of the type AWS::Config::ConfigRule, and Parameters if wanted';
    return { diagnostic: error('conformance-pack', at, message, fix) };
  }
}

function reserved(context: CheckContext, name: string): Diagnostic[] {
  const taken = essentialNames.map(essentialPackName);
  return taken.includes(name)
    ? [
        error(
          'conformance-pack',
          keyAt(context, 'config', 'conformancePacks', name),
          `${name} is the name of one of Landfall’s own packs`,
          'choose another name',
        ),
      ]
    : [];
}

function tooLarge(context: CheckContext, name: string, template: PackTemplate): Diagnostic[] {
  const at = valueAt(context, 'config', 'conformancePacks', name, 'file');
  const { rulesPerConformancePack } = context.file.quotas;
  const bytes = bytesOf(template.text);
  const wrong = (message: string) => error('conformance-pack-size', at, message, 'split it into two packs');
  return [
    ...(bytes > templateBytes.bucket
      ? [wrong(`the template of ${name} has ${bytes} bytes; AWS takes ${templateBytes.bucket}`)]
      : []),
    ...(template.parameters.length > maxParameters
      ? [
          wrong(
            `the template of ${name} has ${template.parameters.length} parameters; AWS takes ${maxParameters}`,
          ),
        ]
      : []),
    ...(template.rules.length > rulesPerConformancePack
      ? [
          wrong(
            `the template of ${name} has ${template.rules.length} rules; AWS takes ${rulesPerConformancePack}`,
          ),
        ]
      : []),
  ];
}

function packParameters(
  context: CheckContext,
  path: Path,
  template: PackTemplate,
  parameters: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  const missing = template.required.filter((name) => own(parameters, name) === undefined);
  return [
    ...unknownParameters(context, path, template, parameters),
    ...missing.map((name) =>
      error(
        'conformance-pack-parameter',
        keyAt(context, ...path),
        `the template has a parameter ${name} without a default, which is not given`,
        `add it to parameters, or give it a default in the template`,
      ),
    ),
  ];
}

function unknownParameters(
  context: CheckContext,
  path: Path,
  template: PackTemplate,
  parameters: Readonly<Record<string, unknown>>,
): Diagnostic[] {
  const below: Path = path[1] === 'conformancePacks' ? [...path, 'parameters'] : path;
  return Object.keys(parameters)
    .filter((name) => !template.parameters.includes(name))
    .map((name) =>
      error(
        'conformance-pack-parameter',
        keyAt(context, ...below, name),
        `the template has no parameter ${name}`,
        fixFor(name, template.parameters, 'parameters'),
      ),
    );
}
