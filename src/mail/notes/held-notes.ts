/**
 * The notes on days whose archived version is used. One note for days that lost
 * data in the bill, with what to do; one for days that the bill no longer contains; one for days that a later
 * run has archived.
 */
import type { Figures } from '../../domain/figures/figures.ts';
import type { KeptDay, KeptReason } from '../../domain/figures/kept-day.ts';
import type { Trust } from '../../domain/figures/trust.ts';
import { countedDays } from '../words/day-ranges.ts';
import type { Money } from '../words/money-words.ts';
import { readerTerms } from '../words/reader-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { keptCosts, keptGroups } from './kept-day-groups.ts';
import {
  absentWords,
  daysOf,
  heldBeforeWords,
  type KeptMoney,
  keptMoney,
  newerWords,
} from './kept-day-words.ts';
import type { MailNote } from './mail-note.ts';

const maxAccountsShown = 3;
const page = 'runbooks/finops-digest-held-days.md';

/** Why the bill cannot be used for some days, and what to do; null if there are none. */
export function heldNote(figures: Figures, money: Money): MailNote | null {
  const sentences = heldSentences(figures, keptMoney(figures, money));
  if (sentences.length === 0) return null;
  const advice = keptMoney(figures, money) === null ? ownersAdvice : adviceFor(figures);
  const reasons = sentences.flatMap((sentence) => sentenceOf`${sentence} `);
  return { lead: 'Bill lost data', sentence: sentenceOf`${reasons}${advice}` };
}

/** 'Fewer lines than archived: 19 days (1 to 19 November), $38,120.44 archived, …', by reason. */
export function heldSentences(
  { trust }: { readonly trust: Pick<Trust, 'keptDays'> },
  money: KeptMoney,
): Sentence[] {
  const { lost, otherPayer } = keptGroups(trust);
  const because = (reason: KeptReason) => lost.filter((day) => day.reason === reason);
  return [
    reasonSentence(sentenceOf`Fewer lines than archived`, because('shrunk'), money),
    reasonSentence(sentenceOf`No lines in the bill now`, because('emptied'), money),
    reasonSentence(goneWords(because('account-gone'), money), because('account-gone'), money),
    reasonSentence(payerWords(otherPayer, money), otherPayer, money),
  ].filter((sentence) => sentence.length > 0);
}

/** Days that no run reads again unless someone requests it; null if there are none. */
export function heldBeforeNote({ trust: { heldBefore }, audience }: Figures): MailNote | null {
  const [first] = heldBefore;
  const last = heldBefore.at(-1);
  if (first === undefined || last === undefined) return null;
  const advice = readerTerms(audience).isOwner
    ? 'FinOps can bring the archive up to the bill.'
    : `Once the bill has their lines again, run a backfill from ${first} to ${last}; if the decrease is correct, add --accept-shrink (${page}).`;
  const words = `${heldBeforeWords(heldBefore)}: when their bill was last read it had lost lines, and daily runs no longer read it. ${advice}`;
  return { lead: 'Older days, bill lost data', sentence: sentenceOf`${words}` };
}

/** Days that the bill no longer contains; null if it contains all archived days. */
export function keptNote({ trust, audience }: Figures, money: Money): MailNote | null {
  const { absent } = keptGroups(trust);
  const [first] = absent;
  if (first === undefined) return null;
  const ownMoney = keptMoney({ audience }, money);
  const endsBefore = trust.latestDayInBill !== null && first.day > trust.latestDayInBill;
  const advice = endsBefore
    ? ' AWS’s next delivery should have them.'
    : ' A new export begins with its own first days; AWS Support can deliver earlier ones.';
  const words = `${absentWords(absent, ownMoney)}${ownMoney === null ? '' : advice}`;
  return { lead: 'No longer in the bill', sentence: sentenceOf`${words}` };
}

/** Days that a run with a later scan of the bill has archived; null if there are none. */
export function newerNote({ trust }: Figures): MailNote | null {
  const { newer } = keptGroups(trust);
  return newer.length === 0
    ? null
    : { lead: 'Archived by a later run', sentence: sentenceOf`${newerWords(newer)}` };
}

function reasonSentence(reason: Sentence, days: readonly KeptDay[], money: KeptMoney): Sentence {
  if (days.length === 0) return [];
  return sentenceOf`${reason}: ${countedDays(daysOf(days))}${costWords(days, money)}.`;
}

function costWords(days: readonly KeptDay[], money: KeptMoney): string {
  const costs = keptCosts(days);
  if (costs === null || money === null) return '';
  const bill = costs.bill === null ? '' : `, ${money.exact(costs.bill)} in the bill now`;
  return `, ${money.exact(costs.archived)} archived${bill}`;
}

function goneWords(gone: readonly KeptDay[], money: KeptMoney): Sentence {
  const accounts = accountsOf(gone);
  if (money === null || accounts.length === 0) return sentenceOf`An account is missing`;
  return accounts.length === 1
    ? sentenceOf`Account ${namesOf(accounts)} is missing`
    : sentenceOf`Accounts ${namesOf(accounts)} are missing`;
}

function payerWords(kept: readonly KeptDay[], money: KeptMoney): Sentence {
  const payers = accountsOf(kept);
  if (money === null || payers.length === 0)
    return sentenceOf`Archived for another payer than the bill’s`;
  return sentenceOf`Archived for payer ${namesOf(payers)}, the bill belongs to another payer`;
}

function accountsOf(kept: readonly KeptDay[]): string[] {
  return [...new Set(kept.flatMap(({ account }) => (account === null ? [] : [account])))];
}

function namesOf(accounts: readonly string[]): Sentence {
  return listed(accounts, maxAccountsShown, (account) => nameOf(groupedId(safeName(account))));
}

const ownersAdvice =
  'These days stay as archived until AWS delivers their lines again, or FinOps accepts the bill as it is.';

function adviceFor({ trust }: Figures): string {
  const { lost, otherPayer } = keptGroups(trust);
  const accepting = [
    ...(lost.length === 0 ? [] : ['the decrease is correct, run with --accept-shrink']),
    ...(otherPayer.length === 0 ? [] : ['the new payer is correct, run with --accept-payer ID']),
  ];
  const wait =
    lost.length === 0 ? '' : 'Wait for AWS’s next delivery, which usually brings the lines back; ';
  const words = `${wait}if ${accepting.join('; if ')} (${page}).`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
