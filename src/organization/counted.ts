/**
 * A count with its noun in the singular or plural: `1 account`, `2 accounts`.
 *
 * @param plural the plural, where it is not the singular with an s
 */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${count} ${count === 1 ? singular : plural}`;
