/**
 * Sums and names of a day's rows by OU, account and service. The rows are read once for each, by code, so
 * that a text is only used once for each OU or account.
 */
import type { TextColumn } from '../domain/columns/text-column.ts';
import type { AccountNames, InvoicedCosts } from '../domain/costs/breakdown.ts';
import { noText } from '../parquet/read-columns.ts';

/** Adds amounts one after the other: of some thousand lines, and the archive stores this sum. */
export function total(amounts: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < amounts.length; row++) sum += amounts[row] as number;
  return sum;
}

/** OU → its absolute and its uninvoiced costs. */
export function invoicingByOu(
  ou: TextColumn,
  absolute: Float64Array,
  uninvoiced: Float64Array,
): ReadonlyMap<string, InvoicedCosts> {
  const absoluteCosts = sumByCode(ou, absolute);
  const uninvoicedCosts = sumByCode(ou, uninvoiced);
  return new Map(
    ou.texts.map((path, code) => [
      path,
      {
        absoluteCost: absoluteCosts[code] as number,
        uninvoicedCost: uninvoicedCosts[code] as number,
      },
    ]),
  );
}

/** Text → sum of the amounts of its rows. */
export function sumByText(column: TextColumn, amounts: Float64Array): ReadonlyMap<string, number> {
  const sums = sumByCode(column, amounts);
  return new Map(column.texts.map((text, code) => [text, sums[code] as number]));
}

function sumByCode({ codes, texts }: TextColumn, amounts: Float64Array): Float64Array {
  const sums = new Float64Array(texts.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    sums[code] = (sums[code] as number) + (amounts[row] as number);
  }
  return sums;
}

/** Account → cost, of the accounts whose rows are flagged. */
export function flaggedCosts(
  { codes, texts }: TextColumn,
  costs: Float64Array,
  flags: Float64Array,
): ReadonlyMap<string, number> {
  const flagged = new Map<string, number>();
  for (let row = flags.indexOf(1); row >= 0; row = flags.indexOf(1, row + 1)) {
    const text = texts[codes[row] as number] as string;
    flagged.set(text, (flagged.get(text) ?? 0) + (costs[row] as number));
  }
  return flagged;
}

/** Account → the name in its last row that has one. */
export function accountNames(account: TextColumn, name: TextColumn): AccountNames {
  const last = new Int32Array(account.texts.length).fill(noText);
  for (let row = 0; row < account.codes.length; row++) {
    const code = name.codes[row] as number;
    if (code !== noText) last[account.codes[row] as number] = code;
  }
  return new Map(
    account.texts.map((text, code) => [text, name.texts[last[code] as number] ?? null]),
  );
}

/** Service code → the name in its last row that has another name than the code. */
export function serviceNames(service: TextColumn, code: TextColumn): ReadonlyMap<string, string> {
  const nameless = code.texts.map((text) => service.texts.indexOf(text));
  const last = new Int32Array(code.texts.length).fill(noText);
  for (let row = 0; row < code.codes.length; row++) {
    const ofRow = code.codes[row] as number;
    const name = service.codes[row] as number;
    if (ofRow !== noText && name !== nameless[ofRow]) last[ofRow] = name;
  }
  return new Map(
    code.texts.flatMap((text, ofCode): [string, string][] => {
      const name = service.texts[last[ofCode] as number];
      return name === undefined ? [] : [[text, name]];
    }),
  );
}
