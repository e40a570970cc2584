import { markdownReport } from '../../plan-report/markdown';
import { exitCode, type PlanReport } from '../../plan-report/model';
import { jsonReport } from '../../plan-report/schema';
import { textReport } from '../../plan-report/text';
import { isColored } from '../../terminal/colors';
import { fitted, widthOfStream } from '../../terminal/width';
import { printJson } from '../standard-output';
import { writeReport } from '../write-file';

/** Options for printing a report. */
export interface PrintOptions {
  readonly json?: boolean;
  readonly markdown?: string;
  readonly verbose?: boolean;
}

/** Prints a report as text or JSON, writes it as Markdown where requested, and sets the exit code. */
export function print(report: PlanReport, { json, markdown, verbose }: PrintOptions): void {
  const options = { color: isColored(process.stdout), verbose: verbose === true };
  if (json) printJson(jsonReport(report));
  else process.stdout.write(fitted(textReport(report, options), widthOfStream(process.stdout)));
  process.exitCode = exitCode(report);
  // Written last, so that a failure to write loses nothing else of the report.
  if (markdown) writeReport(markdown, markdownReport(report));
}
