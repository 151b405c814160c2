/** Runs the archive's checks over the window: visible rows are complete, unique, and in their day. */
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { Platform } from '../../ports/platform.ts';
import { archiveCheckStatement, archiveChecks } from '../../queries/archive-check-statement.ts';
import { collect } from '../../queries/collect.ts';

const maxFindingsShown = 3;

/** Throws an Error naming the first check with findings, and its first findings. */
export async function checkArchive(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { window }: { readonly window: Pick<OpenWindow, 'from' | 'to'> },
): Promise<void> {
  const statement = archiveCheckStatement(platform.tables, window.from, window.to);
  const findings = await collect(platform, statement);
  for (const check of archiveChecks) {
    const found = findings.filter((row) => row.check_name === check);
    if (found.length === 0) continue;
    const shown = found
      .slice(0, maxFindingsShown)
      .map((row) => `${row.billing_date}: ${row.finding}`);
    throw new Error(
      `The archive fails the check ${check} in ${found.length} places (${shown.join('; ')}). ` +
        'No mail was sent. Run the audit to see every problem and the command that fixes it.',
    );
  }
}
