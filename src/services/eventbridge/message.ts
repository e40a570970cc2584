import { hubPaths } from './patterns';

/**
 * The text of a message about a finding, a line of the template each: EventBridge puts values where a name stands in
 * angle brackets and sends lines in quotes as text.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function messageTemplate(product: string, paths: Readonly<Record<string, string>> = hubPaths): string {
  const account = paths.name ? '<account> (<name>)' : '<account>';
  const source = paths.product ? '<product>' : product;
  return [
    '<severity>: <title>',
    '',
    `Account:   ${account}`,
    'Region:    <region>',
    `Source:    ${source}`,
    'Resource:  <resource>',
    'Time:      <time>',
    '',
    '<description>',
    '',
    'Finding:   <id>',
  ]
    .map((line) => `"${line}"`)
    .join('\n');
}
