/**
 * Computes the lines of one slice of a bill as visible on one day, independent of any format. Writes them
 * to the table `ordered_lines`, replacing the previous slice.
 */
import { addDays, type BillingDay, lastOfPeriod } from '../../src/domain/calendar/billing-day.ts';
import type { BillDatabase } from './bill-database.ts';
import { rareLinesOf } from './rare-lines.ts';
import { invoicedOn } from './scenario.ts';
import type { Slice } from './slices.ts';
import { insertRows, setVariables, sqlDate } from './sql-values.ts';

/** Fills `ordered_lines` with the slice's lines. */
export async function makeLines(database: BillDatabase, slice: Slice): Promise<void> {
  await database.run(sliceVariables(slice));
  await database.run('delete from invoices; delete from rare_lines;');
  await database.run(insertRows('invoices', invoices(slice)));
  await database.run(insertRows('rare_lines', rareRows(slice)));
  for (const step of ['usage', 'commitment', 'monthly', 'discount']) {
    await database.runFile(`${step}-lines`);
  }
}

function sliceVariables({ request, period, asOf, from, to }: Slice): string {
  const start = `${period}-01` as BillingDay;
  const isCut = request.lastDay === 'incomplete' && addDays(asOf, -1) === to;
  return setVariables({
    as_of: sqlDate(asOf),
    period_start: sqlDate(start),
    period_end: sqlDate(addDays(lastOfPeriod(start), 1)),
    slice_from: sqlDate(from),
    slice_to: sqlDate(to),
    is_invoiced: asOf >= invoicedOn(period),
    incomplete_day: isCut ? sqlDate(to) : { sql: 'null::date' },
  });
}

/** Purchases are invoiced at once; the month's own invoice and refunds when the month is final. */
function invoices({ period, asOf }: Slice) {
  const month = period.replace('-', '');
  const purchases = [{ bill_type: 'Purchase', invoice_id: `27${month}0417` }];
  if (asOf < invoicedOn(period)) return purchases;
  return [
    ...purchases,
    { bill_type: 'Anniversary', invoice_id: `27${month}0001` },
    { bill_type: 'Refund', invoice_id: `27${month}0902` },
  ];
}

function rareRows(slice: Slice) {
  return rareLinesOf(slice).map((line, index) => ({
    line_type: line.lineType,
    bill_type: line.billType,
    usage_start: line.usageDay,
    usage_end: addDays(line.usageDay, 1),
    role: line.role,
    sku_no: line.skuNo,
    ordinal: 1000 + index,
    amount: line.amount,
    description: line.description,
  }));
}
