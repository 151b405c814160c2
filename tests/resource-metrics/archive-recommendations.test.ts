/** AWS's recommendations in a run: archived once, corrected later, and never a reason to lose the metrics. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import { DirectoryStore } from '../../src/platform/local/files/directory-store.ts';
import { folderListing } from '../../src/platform/local/files/folder-listing.ts';
import { costRecommendationsTable } from '../../src/tables/cost-recommendations.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import {
  exportKey,
  exportRow,
  purchaseRow,
  writeCsv,
} from '../support/recommendations/export-rows.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { billArchivedOnce, measure, newest, standIn, type Workshop } from './measured-bill.ts';

const archivedBill = billArchivedOnce();

const today = addDays(newest, 1);
const file = 'coh-00001.csv.gz';

async function run(workshop: Workshop, root: string) {
  const recommendations = {
    listing: folderListing(root),
    store: new DirectoryStore(root),
    root: '',
  };
  return measure(workshop, { recommendations });
}

async function archivedOn(workshop: Workshop, day: BillingDay) {
  const stored = await new DirectoryStore(workshop.out).get(
    objectKey(costRecommendationsTable, day),
  );
  return stored === undefined ? undefined : decodeTable(costRecommendationsTable, stored.body);
}

it('archives each day once, corrects it, and says what is missing, empty or damaged', async () => {
  await standIn();
  const [workshop, root] = [await archivedBill(), tempFolder()];
  writeCsv(exportKey(root, today, file), [
    exportRow({ account_id: '222233334444' }),
    exportRow({ recommendation_id: 'yuan', currency_code: 'CNY' }),
    purchaseRow,
  ]);
  writeCsv(exportKey(root, newest, file), []);
  writeCsv(exportKey(root, addDays(newest, -1), file), [exportRow()], ['account_id']);
  const first = await run(workshop, root);
  expect(first.recommendations.map(({ day, state }) => [day, state])).toEqual([
    ['2026-11-21', 'written'],
    ['2026-11-20', 'empty'],
    ['2026-11-19', 'damaged'],
    ['2026-11-18', 'missing'],
  ]);
  expect(first.recommendations[0]).toMatchObject({ recommendations: 3, otherCurrency: 1 });
  expect(first.recommendations[2]?.problem).toContain(join('date=2026-11-19', file));
  expect(first.recommendations[2]?.problem).toContain('it lacks action_type');
  // The metrics are asked for all the same.
  expect(first.days.map(({ outcome }) => outcome)).toEqual(['written', 'written', 'written']);

  const again = await run(workshop, root);
  expect(again.recommendations[0]).toMatchObject({ state: 'unchanged' });
  writeCsv(exportKey(root, today, file), [exportRow()]);
  expect((await run(workshop, root)).recommendations[0]).toMatchObject({ state: 'written' });
  expect((await archivedOn(workshop, today))?.exportDate).toHaveLength(1);
});

it('keeps what is archived when a delivery turns out damaged', async () => {
  await standIn();
  const [workshop, root] = [await archivedBill(), tempFolder()];
  writeCsv(exportKey(root, today, file), [exportRow()]);
  await run(workshop, root);
  writeCsv(exportKey(root, today, file), [], ['nothing']);
  expect((await run(workshop, root)).recommendations[0]).toMatchObject({ state: 'damaged' });
  expect((await archivedOn(workshop, today))?.exportDate).toHaveLength(1);
});

it('knows the OU of an account from the archive', async () => {
  await standIn();
  const [workshop, root] = [await archivedBill(), tempFolder()];
  writeCsv(exportKey(root, today, file), [
    exportRow({ account_id: '222233334444' }),
    exportRow({ account_id: '999999999999' }),
  ]);
  await run(workshop, root);
  const rows = await archivedOn(workshop, today);
  const ous = rows === undefined ? [] : textsOf(rows.ou);
  expect(ous).toHaveLength(2);
  expect(ous[0]).not.toBe('');
  expect(ous[1]).toBe('');
});
