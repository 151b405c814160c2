/** A first run names the months that the bill has before the archive, and the backfill for them. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataWarningRows } from '../../../cli/data-warning-rows.ts';
import { digestText } from '../../../src/mail/digest/digest-text.ts';
import { digestView } from '../../../src/mail/digest/digest-view.ts';
import { runDigest } from '../../support/laptop.ts';
import { steadyLines, writeBill } from '../../support/small-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function firstRun(from: string, restatementDays = 14) {
  const folder = tempFolder();
  const bill = writeBill(join(folder, 'bill.csv'), steadyLines(from, '2026-11-20'));
  const run = { bill, out: join(folder, 'out'), day: '2026-11-20', accounts: [] };
  const settings = { restatementDays };
  return {
    run: () => runDigest({ ...run, settings }),
    wide: () => runDigest({ ...run, settings: { restatementDays: 60 } }),
  };
}

it('names months, days and the command', async () => {
  const { run } = await firstRun('2026-08-10');
  const { figures } = await run();
  expect(figures.trust.notArchived).toEqual({ months: 3, from: '2026-08-01', to: '2026-10-31' });
  const text = digestText(digestView(figures, 'file', { units: 5, trends: 5, teams: 5 }));
  expect(text.replace(/\s+/g, ' ')).toContain(
    'Not archived. The bill has three earlier months, from August 2026, that are not archived. A backfill from 2026-08-01 to 2026-10-31 archives them, for comparisons and forecasts (runbooks/backfill.md).',
  );
  expect(dataWarningRows(figures)).toContainEqual([
    'Archive',
    'The bill has three earlier months, from August 2026, that are not archived: backfill --from 2026-08-01 --to 2026-10-31 archives them.',
  ]);
});

it('says nothing if the run archives all months of the bill', async () => {
  const { run } = await firstRun('2026-11-01');
  expect((await run()).figures.trust.notArchived).toBeNull();
});

it('says nothing once earlier days are archived', async () => {
  const { run, wide } = await firstRun('2026-08-10');
  await wide();
  expect((await run()).figures.trust.notArchived).toBeNull();
});
