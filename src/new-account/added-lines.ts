/** The lines that an edited text has more, each with a plus and the line in front of them, for people. */
export function addedLines(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const removed = old.slice(start, old.length - end);
  const added = now.slice(start, now.length - end);
  const context = start > 0 ? [`  ${now[start - 1]}`] : [];
  return [...context, ...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`), ''].join(
    '\n',
  );
}
