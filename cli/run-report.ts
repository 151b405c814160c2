/** The output of a run at its end: the mail's text, what changed, and where the files are. */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { DigestOutcome } from '../functions/daily-digest/digest-run.ts';
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import { nbsp } from '../src/mail/words/date-and-number-words.ts';
import { hoursWords } from '../src/mail/words/hours-words.ts';
import type { ObjectStore } from '../src/ports/object-store.ts';
import { objectKey } from '../src/tables/object-key.ts';
import { ouBreakdownTable } from '../src/tables/ou-breakdown.ts';
import { allocationRows } from './allocation-report.ts';
import { dataWarningRows } from './data-warning-rows.ts';
import { pageFiles, pagePath } from './pages.ts';

type Locator = Pick<ObjectStore, 'locate'>;

/** Where the mails of a day are as files; `folder` is null on AWS, which writes none. */
export interface MailPlace {
  readonly folder: string | null;
  readonly day: BillingDay;
}

/** Plain text for people. Paths are relative to the current folder. */
export function runReport(
  outcome: DigestOutcome,
  store: Locator,
  { folder, day }: MailPlace,
): string {
  const { mail, archived, figures } = outcome;
  const rows = [
    ['Archive', archiveWords(outcome)],
    ...allocationRows([archived.allocation]),
    ...dataWarningRows(figures),
    ['Mail', deliveryWords(outcome)],
    ...mailFiles(outcome, folder, day),
    ...outcome.unserved.map((reason) => ['No mail', reason]),
    ...outcome.summaries.map((summary) => summaryRow(summary, folder)),
    ...outcome.waiting.flatMap(waitingRow),
    ['Parquet', shown(store.locate(objectKey(ouBreakdownTable, figures.reportDay)))],
    ['Run record', shown(store.locate(outcome.recordKey))],
  ];
  const width = Math.max(...rows.map(([label = '']) => label.length)) + 2;
  const table = rows.map(([label = '', words = '']) => `${label.padEnd(width)}${words}`).join('\n');
  const rule = '─'.repeat(72);
  return `\n${mail.text.trimEnd()}\n\n${rule}\n${table}\n${absentDays(figures).replaceAll(nbsp, ' ')}`;
}

/** The same as one JSON object, for programs. */
export function outcomeAsJson(outcome: DigestOutcome, store: Locator): string {
  const { archived, figures, delivery, deliveries, unserved, summaries, waiting, recordKey, mail } =
    outcome;
  const days = archived.days.map(({ day, outcome: became, rowCount }) => ({
    day: day.day,
    outcome: became,
    rows: rowCount,
    cost: day.totalCost,
    object: store.locate(objectKey(ouBreakdownTable, day.day)),
  }));
  const record = store.locate(recordKey);
  const sent = { delivery, deliveries, unserved, summaries, waiting };
  const result = { subject: mail.subject, figures, days, ...sent, record };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function mailFiles(
  { deliveries }: DigestOutcome,
  folder: string | null,
  day: BillingDay,
): string[][] {
  if (folder === null) return [];
  return deliveries
    .flatMap(({ audience }) => pageFiles(folder, day, audience))
    .map(({ label, path }) => [label, shown(path)]);
}

/** A summary and its page, which may be that of an earlier run. */
function summaryRow(
  { period, audience, delivery }: DigestOutcome['summaries'][number],
  folder: string | null,
): string[] {
  const words = delivery.outcome === 'already-sent' ? 'was sent before' : delivery.outcome;
  const page = folder === null ? null : pagePath(folder, period.id, 'html', audience);
  const place = page !== null && existsSync(page) ? `, ${shown(page)}` : '';
  return [
    period.kind === 'week' ? 'Week' : 'Month',
    `${period.id} to ${audience}: ${words}${place}`,
  ];
}

/** Only summaries that wait for an action of the user. */
function waitingRow({ advice }: DigestOutcome['waiting'][number]): string[][] {
  return advice === undefined ? [] : [['Summary', advice]];
}

function archiveWords({ archived: { days, registered, window } }: DigestOutcome): string {
  const count = (wanted: string) => days.filter(({ outcome }) => outcome === wanted).length;
  const kept = count('kept') === 0 ? '' : `${count('kept')} kept, `;
  return (
    `${window.from} to ${window.to}: ${count('written')} days written, ${count('unchanged')} ` +
    `unchanged, ${kept}${registered.length} newly registered`
  );
}

function deliveryWords({ delivery, deliveries }: DigestOutcome): string {
  const owners = deliveries.length - 1;
  if (owners > 0) {
    const sent = deliveries.filter((one) => one.delivery.outcome === 'sent').length;
    const before = sent > owners ? '' : ', the others before (--resend sends all again)';
    return `${sent} of ${owners + 1} sent now${before}${refusals(deliveries)}`;
  }
  if (delivery.outcome === 'sent') return `sent${refusals(deliveries)}`;
  return `not sent again: it was sent at ${delivery.at} (--resend sends it again)`;
}

/** Recipients that the mail server rejected although it accepted the mail for others. */
function refusals(deliveries: DigestOutcome['deliveries']): string {
  const rejected = deliveries.flatMap(({ delivery }) =>
    delivery.outcome === 'sent' ? delivery.rejected : [],
  );
  return rejected.length === 0 ? '' : `, but rejected for ${rejected.join(', ')}`;
}

/** Empty if the requested day is complete. */
function absentDays({ requestedDay, reportDay, data }: DigestOutcome['figures']): string {
  if (data.state === 'partial') {
    return `\nThe bill has ${hoursWords(data.hours)} of ${reportDay}; see the mail.\n`;
  }
  if (requestedDay === reportDay) return '';
  const hours = data.state === 'incomplete' ? data.hours : null;
  const has = hours === null ? 'is not complete for' : `has ${hoursWords(hours)} of`;
  return `\nThe bill ${has} ${requestedDay}; see the mail.\n`;
}

function shown(path: string): string {
  if (path.startsWith('s3://')) return path;
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
