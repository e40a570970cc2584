import { writeFileSync } from 'node:fs';
import { markdownReport } from '../../plan-report/markdown';
import { exitCode, type PlanReport } from '../../plan-report/model';
import { jsonReport } from '../../plan-report/schema';
import { textReport } from '../../plan-report/text';

/** How a command prints its report. */
export interface PrintOptions {
  readonly json?: boolean;
  readonly markdown?: string;
  readonly verbose?: boolean;
}

/** Prints a report as text or JSON, writes it as Markdown where asked to, and sets the exit code. */
export function print(report: PlanReport, { json, markdown, verbose }: PrintOptions): void {
  if (markdown) writeFileSync(markdown, markdownReport(report));
  const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
  process.stdout.write(
    json
      ? `${JSON.stringify(jsonReport(report), null, 2)}\n`
      : textReport(report, { color, verbose: verbose === true }),
  );
  process.exitCode = exitCode(report);
}
