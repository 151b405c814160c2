/**
 * A situation that organizations have: a small bill, its accounts and budgets, and the day to report. Tests run
 * it through the command line; the contact sheet makes pictures of its mails.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, steadyLines, writeBill } from '../../support/small-bill.ts';

export interface Situation {
  readonly lines: readonly Line[];
  /** Rows of snapshot_date,account_id,account_name,ou_path. */
  readonly accounts: readonly string[];
  /** Rows of ou,month,amount,currency. */
  readonly budgets: readonly string[];
  readonly date: string;
  /** The ISO week, such as '2026-W47', if the run also sends its summary. */
  readonly week?: string;
  /** Reported first, from the bill as it was then. */
  readonly earlier?: { readonly date: string; readonly lines: readonly Line[] };
}

/** Four accounts, for bills of several OUs. */
export const [a, b, c, d] = [
  '111111111111',
  '222222222222',
  '333333333333',
  '444444444444',
] as const;

/** One line of `cost` on each day, in `account`. */
export function daily(
  account: string,
  [from, to]: readonly [from: string, to: string],
  cost: number,
  other: Partial<Line> = {},
): readonly Line[] {
  return steadyLines(from, to, cost, 1).map((line) => ({ ...line, account, ...other }));
}

/** The arguments of each run of the situation, in order; writes its files into `folder`. */
export function runsOf(situation: Situation, folder: string): readonly (readonly string[])[] {
  mkdirSync(folder, { recursive: true });
  const { accounts, budgets, lines, date, week, earlier } = situation;
  const write = (name: string, header: string, rows: readonly string[]) => {
    writeFileSync(join(folder, name), [header, ...rows, ''].join('\n'));
    return join(folder, name);
  };
  const shared = [
    ...[
      '--accounts',
      write('accounts.csv', 'snapshot_date,account_id,account_name,ou_path', accounts),
    ],
    ...['--budgets', write('budgets.csv', 'ou,month,amount,currency', budgets)],
    ...['--restatement-days', '60', '--out', join(folder, 'out'), '--json'],
    ...(week === undefined ? [] : ['--weekly']),
  ];
  const bills = [...(earlier === undefined ? [] : [earlier]), { date, lines }];
  return bills.map((bill) => [
    'run',
    ...['--bill', writeBill(join(folder, `bill-${bill.date}.csv`), bill.lines)],
    ...['--date', bill.date, ...shared],
  ]);
}
