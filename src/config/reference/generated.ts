import { guardrailsPage } from './guardrails-page';
import { organizationJsonSchema } from './json-schema';
import { referencePage } from './reference-page';

/** Every committed file that is made from the schema: its path in the repository and its text. */
export function generated(): Map<string, string> {
  return new Map([
    ['config/organization.schema.json', `${JSON.stringify(organizationJsonSchema(), null, 2)}\n`],
    ['docs/guardrails.md', guardrailsPage()],
    ['docs/reference.md', referencePage()],
  ]);
}
