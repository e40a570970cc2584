import { parseDocument } from 'yaml';

/** AWS's limits of a conformance pack's template: bytes inside the request, and from a bucket (2026-11-21). */
export const templateBytes = { inline: 51_200, bucket: 307_200 } as const;

/** Input parameters that AWS takes for a pack. */
export const maxParameters = 60;

/** A rule of a template. */
export interface PackRule {
  /** its name among the template's resources */
  readonly name: string;
  /** identifier of a managed rule; undefined for a custom one */
  readonly identifier?: string;
  readonly inputParameters: readonly string[];
}

/** What is known of a conformance pack's template. */
export interface PackTemplate {
  readonly text: string;
  readonly parameters: readonly string[];
  /** parameters without a default */
  readonly required: readonly string[];
  readonly rules: readonly PackRule[];
}

interface Raw {
  Parameters?: Record<string, { Default?: unknown } | null>;
  Resources?: Record<
    string,
    {
      Type?: string;
      Properties?: {
        InputParameters?: Record<string, unknown>;
        Source?: { Owner?: string; SourceIdentifier?: string };
      };
    } | null
  >;
}

/**
 * Reads a conformance pack's template: a piece of CloudFormation with rules, and remediation if wanted.
 * https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
 *
 * @throws {Error} with what is wrong, when it is not YAML or has no rules
 */
export function readPackTemplate(text: string): PackTemplate {
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: true });
  if (document.errors[0]) throw new Error(document.errors[0].message.split('\n')[0]);
  const raw = document.toJS({ maxAliasCount: 100 }) as Raw | null;
  const rules = Object.entries(raw?.Resources ?? {}).flatMap(([name, resource]): PackRule[] =>
    resource?.Type === 'AWS::Config::ConfigRule' ? [rule(name, resource)] : [],
  );
  if (rules.length === 0) throw new Error('there is no resource of the type AWS::Config::ConfigRule');
  const parameters = Object.entries(raw?.Parameters ?? {});
  return {
    text,
    parameters: parameters.map(([name]) => name),
    required: parameters.filter(([, given]) => given?.Default === undefined).map(([name]) => name),
    rules,
  };
}

function rule(name: string, { Properties }: NonNullable<NonNullable<Raw['Resources']>[string]>): PackRule {
  const { Source, InputParameters } = Properties ?? {};
  const identifier = Source?.Owner === 'AWS' ? Source.SourceIdentifier : undefined;
  return {
    name,
    ...(identifier && { identifier }),
    inputParameters: Object.keys(InputParameters ?? {}),
  };
}

/** Bytes of a template in UTF-8. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** A template without the rules that AWS does not offer in a region; the same text where it offers all of them. */
export function templateIn(text: string, offered: (identifier: string) => boolean): string {
  const { rules } = readPackTemplate(text);
  const missing = rules.filter(({ identifier }) => identifier !== undefined && !offered(identifier));
  if (missing.length === 0) return text;
  const document = parseDocument(text, { logLevel: 'silent' });
  for (const { name } of missing) document.deleteIn(['Resources', name]);
  return document.toString();
}
