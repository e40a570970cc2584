/**
 * How often a property is tried: as often as the test says, or a tenth as often where `LANDFALL_TENTH_OF_RUNS` is set.
 * Mutation testing sets it, because it runs each property for hundreds of mutants.
 */
export const runs = (count: number): number =>
  Math.ceil(process.env.LANDFALL_TENTH_OF_RUNS ? count / 10 : count);
