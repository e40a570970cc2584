import { slowChecks } from './checks/registry';
import { withoutConsequences } from './diagnostics/consequences';
import { passes, sorted } from './diagnostics/diagnostic';
import type { CheckedVariant, Loaded } from './load';
import { type Findings, foundInEach } from './schema/variants';

/** Runs the slow checks. `landfall check` and continuous integration run them; synthesis does not. */
export async function runSlowChecks(loaded: Loaded): Promise<Loaded> {
  const variants = await Promise.all(loaded.variants.map(checkVariant));
  const found = withoutConsequences(foundInEach(variants, loaded.meant), loaded.unread, loaded.texts);
  const { organization, ...rest } = loaded;
  return {
    ...rest,
    ...(organization && passes(found) && { organization }),
    diagnostics: sorted([...loaded.diagnostics, ...found]),
  };
}

async function checkVariant({ context, standIns }: CheckedVariant): Promise<Findings> {
  const found = await Promise.all(slowChecks.map(({ find }) => find(context)));
  return { found: found.flat(), standIns };
}
