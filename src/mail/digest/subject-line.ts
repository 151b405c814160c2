/**
 * The subject: day, total, change from the day before, number of OUs over budget, and marks if a day is not
 * complete or the bill lost data. The only name in it is the unit of an owner's mail, made safe for a header; nothing else comes
 * from the bill.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import { isBillUntrusted, keptGroups } from '../notes/kept-day-groups.ts';
import { nbsp, shortDay } from '../words/date-and-number-words.ts';
import { reportedHours, requestedDayWords } from '../words/hours-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { subjectScope } from '../words/reader-words.ts';
import { subjectBudgets } from './subject-budgets.ts';

/** 'AWS costs Fri 20 Nov: $48,213.77 ▲ 8.8 %, 2 OUs heading over budget', 'AWS costs Workloads / Prod, Fri …'. */
export function subjectLine(figures: Figures, money: Money): string {
  const { data, reportDay, total } = figures;
  const amount = `${money.exact(total.cost)}${changeWords(figures, money)}`;
  const requested = requestedDayWords(data, figures, shortDay);
  const absent = requested === '' ? '' : ` (${requested})`;
  const scope = subjectScope(figures.audience);
  const hours = reportedHours(data);
  const days = [scope, shortDay(reportDay), hours].filter((word) => word !== '').join(', ');
  const words = `AWS costs ${days}: ${amount}, ${subjectBudgets(figures)}${absent}${billWords(figures)}`;
  return words.replaceAll(nbsp, ' ');
}

/** While the bill has lost data, nothing in it counts as final. */
function billWords(figures: Figures): string {
  if (!isBillUntrusted(figures)) return '';
  const { lost, otherPayer } = keptGroups(figures.trust);
  const isOther = lost.length === 0 && otherPayer.length > 0;
  return isOther ? ', bill of another payer' : ', bill incomplete';
}

function changeWords({ total }: Figures, money: Money): string {
  const change = changeOf(money, total.cost, total.dayBefore);
  if (change === null) return '';
  if (change.tone === 'flat' || change.percent === '') return ` ${change.amount}`;
  return ` ${change.tone === 'up' ? '▲' : '▼'} ${change.percent}`;
}
