/**
 * Makes one audience's summary: the figures that it may see, the mail's text, and a CSV of the same
 * rows. A CSV that is too large for a mail is stored, and the mail contains its location.
 */

import { readEarlierReceipt } from '../../../src/delivery/mail-receipt.ts';
import { organizationScope } from '../../../src/domain/budgets/budgets.ts';
import type { FrozenStatement } from '../../../src/domain/figures/month-statement.ts';
import type { PeriodFigures } from '../../../src/domain/figures/period-figures.ts';
import { dashboardIfSet } from '../../../src/domain/links/dashboard-links.ts';
import {
  attachedForm,
  attachmentFor,
  type CsvAttachment,
  csvFile,
} from '../../../src/mail/message/csv-attachment.ts';
import type { AttachedFile } from '../../../src/mail/message/raw-message.ts';
import { awsCsv, awsCsvName } from '../../../src/mail/period/aws-csv.ts';
import { idleCsv, idleCsvName } from '../../../src/mail/period/idle-csv.ts';
import { summaryCsv, summaryCsvName } from '../../../src/mail/period/summary-csv.ts';
import { composeSummary, type SummaryMail } from '../../../src/mail/period/summary-mail.ts';
import { statementsCsvName } from '../../../src/mail/teams/statement-view.ts';
import { untaggedCsv, untaggedCsvName } from '../../../src/mail/teams/untagged-csv.ts';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { periodFigures, rowsInScope } from '../../../src/reports/period/compute-period-figures.ts';
import type { DuePeriod } from '../../../src/reports/period/due-periods.ts';
import type { PeriodCosts } from '../../../src/reports/period/read-period.ts';
import { storedUntaggedResources } from '../../../src/reports/untagged/stored-untagged-resources.ts';
import type { SummaryAudience, SummaryRequest, SummarySettings } from './summary-settings.ts';

export interface ComposedSummary {
  readonly figures: PeriodFigures;
  readonly mail: SummaryMail;
  readonly csvName: string;
  readonly attachment: CsvAttachment;
  /** The teams' statements, or the untagged and the idle resources of a week. */
  readonly files: readonly AttachedFile[];
}

export interface SummaryInput {
  readonly due: DuePeriod;
  readonly audience: SummaryAudience;
  readonly settings: SummarySettings;
  readonly windowStatus: SummaryRequest['windowStatus'];
  /** The statement of a closed month, for readers of the whole organization. */
  readonly closed?: FrozenStatement | null;
}

/** Throws the store's errors, and a RangeError when the currency is not an ISO 4217 code. */
export async function composePeriodSummary(
  store: ObjectStore,
  costs: PeriodCosts,
  { due, audience, settings, windowStatus, closed = null }: SummaryInput,
): Promise<ComposedSummary> {
  const figures = periodFigures(costs, {
    ...settings,
    audience: { name: audience.name, scope: audience.scope },
    windowStatus,
    uninvoicedShare: due.uninvoicedShare,
    daily: due.period.kind === 'week' ? await audience.daily?.() : undefined,
    dayCostsAtMonthEnd: await dayCostsAtMonthEnd(store, due, audience),
  });
  const dashboard = dashboardIfSet(settings.dashboardUrl);
  const csvName = summaryCsvName(figures);
  const csv = summaryCsv(figures, rowsInScope(costs.rows, audience.scope));
  const attachment = attachmentFor(csv);
  return {
    figures,
    mail: composeSummary(figures, attachedForm(attachment), closed, dashboard),
    files: [
      ...(closed === null ? [] : [csvFile(statementsCsvName(due.period.id), closed.csv)]),
      ...(await untaggedFiles(store, due, audience)),
      ...idleFiles(figures),
    ],
    csvName,
    attachment:
      attachment ??
      (await storeCsv(store, `digests/${due.period.to}/${audience.name}.${csvName}`, csv)),
  };
}

/** What this audience may see: idle resources, and what AWS recommends. */
function idleFiles({ idle, period }: PeriodFigures): readonly AttachedFile[] {
  if (idle === null) return [];
  const recommended = idle.aws?.rows ?? [];
  return [
    ...(idle.idle.length === 0 ? [] : [csvFile(idleCsvName(period.id), idleCsv(idle.idle))]),
    ...(recommended.length === 0 ? [] : [csvFile(awsCsvName(period.id), awsCsv(recommended))]),
  ];
}

/** For readers of the whole organization; empty for a week without untagged resources. */
async function untaggedFiles(
  store: ObjectStore,
  { period }: DuePeriod,
  { scope }: SummaryAudience,
): Promise<readonly AttachedFile[]> {
  if (period.kind !== 'week' || scope !== organizationScope) return [];
  const resources = await storedUntaggedResources(store, period.to);
  if (resources === null || resources.length === 0) return [];
  return [csvFile(untaggedCsvName(period.id), untaggedCsv(resources))];
}

/** The costs in this audience's daily mail of the month's last day, from the mail's receipt. */
async function dayCostsAtMonthEnd(
  store: ObjectStore,
  { period }: DuePeriod,
  { name }: SummaryAudience,
): Promise<Readonly<Record<string, number>> | null> {
  if (period.kind === 'week') return null;
  const receipt = await readEarlierReceipt(store, period.to, name);
  const mailed = receipt?.state === 'sent' ? receipt.told : undefined;
  return mailed?.reportDay === period.to ? mailed.dayCosts : null;
}

async function storeCsv(store: ObjectStore, key: string, csv: string): Promise<CsvAttachment> {
  await store.put(key, Buffer.from(csv), { contentType: 'text/csv; charset=utf-8' });
  return { kind: 'link', location: store.locate(key) };
}
