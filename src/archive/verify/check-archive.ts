/** Runs the archive's checks over the window: visible rows are complete, unique, and in their day. */
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { Platform } from '../../ports/platform.ts';
import { archiveCheckStatement, archiveChecks } from '../../queries/archive-check-statement.ts';
import { collect } from '../../queries/collect.ts';

const maxFindingsShown = 3;

/** Throws an Error naming the check and its first findings when one returns rows. */
export async function checkArchive(
  platform: Pick<Platform, 'engine' | 'tables'>,
  { window }: { readonly window: Pick<OpenWindow, 'from' | 'to'> },
): Promise<void> {
  for (const check of archiveChecks) {
    const statement = archiveCheckStatement(platform.tables, check, window.from, window.to);
    const findings = await collect(platform, statement);
    if (findings.length === 0) continue;
    const shown = findings
      .slice(0, maxFindingsShown)
      .map((row) => `${row.billing_date}: ${row.finding}`);
    throw new Error(
      `The archive fails the check ${check} in ${findings.length} places (${shown.join('; ')}). ` +
        'No mail was sent. Run the audit to see every problem and the command that fixes it.',
    );
  }
}
