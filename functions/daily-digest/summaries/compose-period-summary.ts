/**
 * Makes one audience's summary: figures of what they may see, words from the figures, and a CSV of
 * the same rows. A CSV too large for a mail is kept in the object store, and the mail says where.
 */

import { readEarlierReceipt } from '../../../src/delivery/mail-receipt.ts';
import type { PeriodFigures } from '../../../src/domain/figures/period-figures.ts';
import {
  attachedForm,
  attachmentFor,
  type CsvAttachment,
} from '../../../src/mail/message/csv-attachment.ts';
import { summaryCsv, summaryCsvName } from '../../../src/mail/period/summary-csv.ts';
import { composeSummary, type SummaryMail } from '../../../src/mail/period/summary-mail.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { periodFigures, rowsInScope } from '../../../src/reports/period/compute-period-figures.ts';
import type { DuePeriod } from '../../../src/reports/period/due-periods.ts';
import type { PeriodCosts } from '../../../src/reports/period/read-period.ts';
import type { SummaryAudience, SummaryRequest, SummarySettings } from './summary-settings.ts';

export interface ComposedSummary {
  readonly figures: PeriodFigures;
  readonly mail: SummaryMail;
  readonly csvName: string;
  readonly attachment: CsvAttachment;
}

export interface SummaryInput {
  readonly due: DuePeriod;
  readonly audience: SummaryAudience;
  readonly settings: SummarySettings;
  readonly facts: SummaryRequest['facts'];
}

/** Throws what the store throws, and a RangeError where the currency is no ISO 4217 code. */
export async function composePeriodSummary(
  store: ObjectStore,
  costs: PeriodCosts,
  { due, audience, settings, facts }: SummaryInput,
): Promise<ComposedSummary> {
  const figures = periodFigures(costs, {
    ...settings,
    audience: { name: audience.name, scope: audience.scope },
    facts,
    uninvoicedShare: due.uninvoicedShare,
    daily: due.period.kind === 'week' ? await audience.daily?.() : undefined,
    dayCostsAtMonthEnd: await dayCostsAtMonthEnd(store, due, audience),
  });
  const csvName = summaryCsvName(figures);
  const csv = summaryCsv(figures, rowsInScope(costs.rows, audience.scope));
  const attachment = attachmentFor(csv);
  return {
    figures,
    mail: composeSummary(figures, attachedForm(attachment)),
    csvName,
    attachment:
      attachment ??
      (await keptCsv(store, `digests/${due.period.to}/${audience.name}.${csvName}`, csv)),
  };
}

/** What the daily mail of the month's last day told this audience, from its receipt. */
async function dayCostsAtMonthEnd(
  store: ObjectStore,
  { period }: DuePeriod,
  { name }: SummaryAudience,
): Promise<Readonly<Record<string, number>> | null> {
  if (period.kind === 'week') return null;
  const receipt = await readEarlierReceipt(store, period.to, name);
  const told = receipt?.state === 'sent' ? receipt.told : undefined;
  return told?.reportDay === period.to ? told.dayCosts : null;
}

async function keptCsv(store: ObjectStore, key: string, csv: string): Promise<CsvAttachment> {
  await store.put(key, Buffer.from(csv), { contentType: 'text/csv; charset=utf-8' });
  return { kind: 'link', location: store.locate(key) };
}
