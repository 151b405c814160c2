/**
 * Answers three questions in one line each, before any table: are we on budget, what changed and whose is
 * it, and can these figures be trusted.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import { anomalySubject, anomalyWords } from '../notes/anomaly-notes.ts';
import { agrees, toTheCent, uninvoicedWords } from '../notes/bill-notes.ts';
import { isBillUntrusted, keptReportDay } from '../notes/kept-day-groups.ts';
import {
  absentSentence,
  heldBeforeSentence,
  keptMoney,
  untrustedWords,
} from '../notes/kept-day-words.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { linesLost } from '../notes/notices.ts';
import { closedWords } from '../notes/restated-words.ts';
import { capitalised, countWord } from '../words/date-and-number-words.ts';
import { reportedHours } from '../words/hours-words.ts';
import { missingDaysAnswer } from '../words/missing-days.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { budgetAnswer } from './budget-answer.ts';
import { movedWords, noChangeWords, versusWords } from './change-words.ts';
import { partOf } from './mover-rows.ts';

/** The question that an unusual cost answers. */
export const changeLead = 'What changed?';

/** Budget, change and trust, in this order. */
export function answers(figures: Figures, money: Money): MailNote[] {
  return [
    { lead: 'On budget?', sentence: budgetAnswer(figures) },
    { lead: changeLead, sentence: changeAnswer(figures, money) },
    { lead: 'Can I trust it?', sentence: trustAnswer(figures, money) },
  ];
}

function changeAnswer(figures: Figures, money: Money): Sentence {
  const { anomalies, ous, movers } = figures;
  const [anomaly] = anomalies.rows;
  if (anomaly === undefined) return moverAnswer(figures, money);
  const name = unitNames([...ous, ...anomalies.rows, ...movers.rows].map(({ ou }) => ou));
  const rest = anomalies.rows.length - 1;
  const subject = anomalySubject(anomaly, name(anomaly.ou).name);
  const words = anomalyWords(anomaly, money);
  const more =
    rest === 0 ? '' : ` ${capitalised(countWord(rest))} more ${rest === 1 ? 'is' : 'are'} unusual.`;
  return sentenceOf`${subject} ${words}.${more}`;
}

function moverAnswer(figures: Figures, money: Money): Sentence {
  const { anomalies, movers, ous, reportDay } = figures;
  const hours = reportedHours(figures.data);
  if (hours !== '') return sentenceOf`Not compared: the day has ${hours}.`;
  const calm = anomalies.state === 'checked' ? 'Nothing unusual. ' : '';
  const [first] = movers.rows;
  if (movers.against === 'nothing') return sentenceOf`There is no earlier day to compare with yet.`;
  const change = first === undefined ? null : changeOf(money, first.cost, first.reference);
  if (first === undefined || change === null || change.tone === 'flat') {
    return sentenceOf`${calm}${noChangeWords(figures, money)}${movedWords(figures)}`;
  }
  const name = unitNames([...ous, ...movers.rows].map(({ ou }) => ou));
  const account = nameOf(first.accountName ?? groupedId(safeName(first.accountId)));
  const part = sentenceOf`${nameOf(first.service)}${partOf(first)} in ${account} of ${nameOf(name(first.ou).name)}`;
  return sentenceOf`${calm}Largest change: ${part}, ${change.amount} ${versusWords(movers, reportDay)}.${movedWords(figures)}`;
}

function trustAnswer(figures: Figures, money: Money): Sentence {
  const { trust } = figures;
  if (isBillUntrusted(figures)) return sentenceOf`No: ${untrustedReason(figures, money)}`;
  const isKept = keptReportDay(figures) !== undefined;
  if (!isKept && !agrees(trust, money))
    return sentenceOf`Not yet: bill and archive differ, see below.`;
  const isShown = trust.billTotal !== null && !isKept;
  const agreeing = isShown ? `; bill and archive agree ${toTheCent(money)}` : '';
  const words = partWords(figures) ?? stateWords(trust);
  return sentenceOf`${words}${agreeing}.${missingDaysAnswer(figures)}${absentSentence(figures)}${heldBeforeSentence(figures)}${closedWords(figures, money)}`;
}

/** Null if the reported day is complete. */
function partWords({ data, reportDay, requestedDay }: Figures): string | null {
  if (data.state === 'partial') return `Not as a whole day: it has ${reportedHours(data)}`;
  const isPart = data.state === 'incomplete' && reportDay === requestedDay;
  return isPart ? 'Not as a whole day: its costs are not complete yet' : null;
}

function untrustedReason(figures: Figures, money: Money): string {
  return untrustedWords(figures, keptMoney(figures, money)) ?? `${linesLost}.`;
}

function stateWords({ uninvoicedShare: uninvoiced }: Figures['trust']): string {
  if (uninvoiced === null) return 'Invoice state unknown';
  if (uninvoiced <= 0) return 'Yes, these figures are final';
  return `Yes, as preliminary figures: ${uninvoicedWords(uninvoiced)} on an invoice yet`;
}
