/** What the mails say about a frozen statement: its state, its bridge to the invoice, its hash. */
import { decimalSum } from '../../domain/arithmetic/decimal-sum.ts';
import { type BillingDay, lastOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { InvoiceBridge } from '../../domain/figures/allocation-figures.ts';
import type {
  FrozenStatement,
  MonthStatement,
  StatementLine,
  StatementLineKind,
} from '../../domain/figures/month-statement.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { monthName } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { type Sentence, sentenceOf } from '../words/sentence.ts';
import { bridgeSentence } from './bridge-words.ts';

/** Sum of the lines of a kind, to the cent. */
export function sumOfKind(lines: readonly StatementLine[], kind: StatementLineKind): number {
  return decimalSum(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
}

/** 'October 2026'. */
export function monthTitle({ month }: MonthStatement): string {
  return `${monthOf(month)} ${month.slice(0, 4)}`;
}

/** 'October', of '2026-10'. */
export function monthOf(month: string): string {
  return monthName(lastOfPeriod(`${month}-01` as BillingDay));
}

/** From own lines to the invoice; `what` names them, `bill` is the invoice's amount if it is known. */
export function statementBridge(
  { metric }: MonthStatement,
  lines: readonly StatementLine[],
  {
    what,
    bill,
    money,
  }: { readonly what: string; readonly bill: number | null; readonly money: Money },
): Sentence {
  const unblended = sumOfKind(lines, 'unblended');
  if (metric === 'unblended') {
    return sentenceOf`${what} of ${money.exact(unblended)} is unblended, as on the invoice.`;
  }
  const items = [...new Set(lines.filter(isStep).map(({ item }) => item))];
  const bridge: InvoiceBridge = {
    amortized: decimalSum([unblended, -sumOfKind(lines, 'bridge')]),
    steps: items.map((chargeType) => ({
      chargeType,
      difference: decimalSum(
        lines
          .filter((line) => isStep(line) && line.item === chargeType)
          .map(({ amount }) => amount),
      ),
    })),
    unblended,
    bill,
  };
  return bridgeSentence(what, bridge, money);
}

/** 'Final', or why not, and what happens to later changes. */
export function stateNotes({ month: period, isProvisional }: MonthStatement): MailNote[] {
  const month = monthOf(period);
  return [
    isProvisional
      ? {
          lead: 'Provisional',
          sentence: sentenceOf`Not all of ${month} was on an invoice when it was closed.`,
        }
      : { lead: 'Final', sentence: sentenceOf`All of ${month} is on an invoice.` },
    { lead: 'Later changes', sentence: laterChanges(month) },
  ];
}

/** For the summary of the organization: where the statements are, and how to check the file. */
export function statementNote({ statement, hash, location }: FrozenStatement): MailNote {
  const place: Sentence = [{ text: location, isName: true }];
  return {
    lead: 'Statements of teams',
    sentence: sentenceOf`${laterChanges(monthOf(statement.month))} Stored as ${place}, SHA-256 ${hash.slice(0, 16)}…`,
  };
}

function laterChanges(month: string): Sentence {
  return sentenceOf`This statement is not changed any more. A change of ${month} is an adjustment in the statement of the next month.`;
}

function isStep({ kind }: StatementLine): boolean {
  return kind === 'bridge';
}
