/**
 * Warnings about the bill that a run prints in the terminal: days whose archived version is used, with the
 * option that accepts the bill's version; lines that count on no day; budgets that match no OU.
 */
import type { BillingDay } from '../src/domain/calendar/billing-day.ts';
import type { LeftOutLines } from '../src/domain/costs/left-out-lines.ts';
import type { Figures } from '../src/domain/figures/figures.ts';
import type { KeptDay } from '../src/domain/figures/kept-day.ts';
import type { MonthsNotArchived } from '../src/domain/figures/trust.ts';
import { heldSentences } from '../src/mail/notes/held-notes.ts';
import { keptGroups } from '../src/mail/notes/kept-day-groups.ts';
import { absentWords, heldBeforeWords, newerWords } from '../src/mail/notes/kept-day-words.ts';
import { leftOutCost, leftOutLines } from '../src/mail/notes/left-out-words.ts';
import { notArchivedWords } from '../src/mail/notes/not-archived-note.ts';
import { unknownBudgetWords } from '../src/mail/notes/unknown-budgets.ts';
import { nbsp } from '../src/mail/words/date-and-number-words.ts';
import { type Money, moneyIn } from '../src/mail/words/money-words.ts';
import { sentenceText } from '../src/mail/words/sentence.ts';

type Row = [label: string, words: string];

/** One row for each problem; empty if there is none. */
export function dataWarningRows({ trust, currency }: Pick<Figures, 'trust' | 'currency'>): Row[] {
  const money = moneyIn(currency);
  const rows: Row[] = [
    ...keptRows(trust.keptDays, money),
    ...heldBeforeRows(trust.heldBefore),
    ...leftOutRows(trust.leftOut, currency),
    ...notArchivedRows(trust.notArchived),
    ...trust.unknownBudgets.map((budget): Row => ['Budget', unknownBudgetWords(budget, money)]),
  ];
  return rows.map(([label, words]) => [label, words.replaceAll(nbsp, ' ')]);
}

/** One row for each reason for which archived days are kept. */
export function keptRows(keptDays: readonly KeptDay[], money: Money): Row[] {
  const { lost, otherPayer, absent, newer } = keptGroups({ keptDays });
  const held = (days: readonly KeptDay[], option: string) =>
    heldSentences({ trust: { keptDays: days } }, money).map((sentence): Row => {
      return ['Held', `${sentenceText(sentence)} If that is right, run with ${option}.`];
    });
  return [
    ...held(lost, '--accept-shrink'),
    ...held(otherPayer, '--accept-payer ID'),
    ...(absent.length === 0 ? [] : [['Kept', absentWords(absent, money)] satisfies Row]),
    ...(newer.length === 0 ? [] : [['Newer', newerWords(newer)] satisfies Row]),
  ];
}

function heldBeforeRows(days: readonly BillingDay[]): Row[] {
  const [first] = days;
  if (first === undefined) return [];
  const command = `backfill --from ${first} --to ${days.at(-1)}`;
  return [
    ['Held', `${heldBeforeWords(days)}. Once the bill has their lines again, run ${command}.`],
  ];
}

function notArchivedRows(found: MonthsNotArchived | null): Row[] {
  if (found === null) return [];
  const command = `backfill --from ${found.from} --to ${found.to}`;
  return [['Archive', `${notArchivedWords(found)}: ${command} archives them.`]];
}

function leftOutRows(leftOut: readonly LeftOutLines[], currency: string): Row[] {
  if (leftOut.length === 0) return [];
  const items = leftOut.map((lines) => {
    const inOther = lines.reason === 'other-currency' ? ` in ${lines.currency}` : '';
    return `${leftOutLines(lines)}${inOther}, ${leftOutCost(lines, currency)}`;
  });
  return [['Left out', items.join('; ')]];
}
