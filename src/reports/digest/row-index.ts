/**
 * Finds the row of a day by OU, service and account. A row's three dictionary codes make one number, so that no text
 * is made for each of a hundred thousand rows.
 */
import { replaceTexts, type TextColumn } from '../../domain/columns/text-column.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';

/** What identifies a row; `service` is the display name. */
export interface RowName {
  readonly ou: string;
  readonly service: string;
  readonly linked_account: string;
}

const severalRows = -1;

/**
 * The returned function gives the number of a row; undefined if the day does not have it, or has the service once by
 * its name and once by its code. `knownServices`: service code → display name.
 */
export function rowIndex(
  { ou, service, linkedAccount }: DayRows,
  knownServices: ReadonlyMap<string, string>,
): (name: RowName) => number | undefined {
  const named = replaceTexts(service, (text) => knownServices.get(text) ?? text);
  const keyOf = (ouCode: number, serviceCode: number, accountCode: number) =>
    (ouCode * named.texts.length + serviceCode) * linkedAccount.texts.length + accountCode;
  const rows = new Map<number, number>();
  for (let row = 0; row < ou.codes.length; row++) {
    const [a, b, c] = [ou.codes[row], named.codes[row], linkedAccount.codes[row]];
    const key = keyOf(a as number, b as number, c as number);
    rows.set(key, rows.has(key) ? severalRows : row);
  }
  const [ous, services, accounts] = [codesOf(ou), codesOf(named), codesOf(linkedAccount)];
  return (name) => {
    const key = keyOf(ous(name.ou), services(name.service), accounts(name.linked_account));
    const row = rows.get(key);
    return row === severalRows ? undefined : row;
  };
}

/** Text → code; NaN for an unknown text, which makes the key of no row. */
function codesOf({ texts }: TextColumn): (text: string) => number {
  const codes = new Map(texts.map((text, code) => [text, code]));
  return (text) => codes.get(text) ?? Number.NaN;
}
