/**
 * The table of changes: service by account, largest change first; accounts that moved to another OU; or a
 * sentence if nothing changed, or if the archive has nothing to compare with yet.
 */
import type { Figures, Mover, Movers } from '../../domain/figures/figures.ts';
import { shortDay, weekdayName } from '../words/date-and-number-words.ts';
import { reportedHours } from '../words/hours-words.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import type { Sentence } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { moveSentences } from './move-sentences.ts';

export interface MoverRow {
  readonly service: string;
  /** 'usage', if it is listed apart from credits; empty for all charges of the service. */
  readonly part: string;
  /** Name, or id if the directory has no name. */
  readonly account: string;
  /** '0481-5516-2342', or empty if `account` already is the id. */
  readonly accountId: string;
  readonly unit: string;
  readonly cost: string;
  readonly change: Change;
}

export interface MoverRows {
  /** 'Fri 20 Nov'. */
  readonly day: string;
  /** 'Against the usual Friday, by service and account.', or why there are no rows. */
  readonly caption: string;
  readonly rows: readonly MoverRow[];
  /** 'Account data-etl 0481-5516-2342 moved from Root/A to Root/B: $110.00 a day.' */
  readonly moves: readonly Sentence[];
}

const partWords: Readonly<Record<Mover['part'], string>> = {
  all: '',
  usage: 'usage',
  'one-off': 'credits and one-off charges',
};

/** The rows of the table, in the order of `figures.movers`, without those that round to zero. */
export function moverRows({ movers, ous, reportDay, data }: Figures, money: Money): MoverRows {
  const day = shortDay(reportDay);
  const scale = Math.max(0, ...movers.rows.map(({ cost }) => Math.abs(cost)));
  const nameOf = unitNames([...ous, ...movers.rows].map(({ ou }) => ou));
  const rows = movers.rows.flatMap((mover) => rowOf(mover, nameOf(mover.ou).name, money, scale));
  const hours = reportedHours(data);
  if (hours !== '')
    return { day, caption: `Not compared: the day has ${hours}.`, rows: [], moves: [] };
  if (movers.against === 'nothing') {
    return {
      day,
      caption: 'Nothing to compare with yet: the archive has no earlier day.',
      rows: [],
      moves: [],
    };
  }
  const against = againstWords(movers, reportDay);
  return {
    day,
    caption:
      rows.length === 0
        ? `${noChangeWords(movers, money)} against ${against}.`
        : `Against ${against}, by service and account; changes below ${money.rounded(movers.floor)} are not listed.`,
    rows,
    moves: moveSentences(movers.moves, money),
  };
}

/** 'the usual Friday' or 'the day before'. */
export function againstWords(
  { against }: Pick<Movers, 'against'>,
  reportDay: Figures['reportDay'],
): string {
  return against === 'usual' ? `the usual ${weekdayName(reportDay)}` : 'the day before';
}

/** 'No service of an account changed by $96.43 or more'. */
export function noChangeWords({ floor }: Pick<Movers, 'floor'>, money: Money): string {
  return `No service of an account changed by ${money.rounded(floor)} or more`;
}

/** ', usage' for a row that is only a part of its service, else empty. */
export function partOf({ part }: Pick<Mover, 'part'>): string {
  return partWords[part] === '' ? '' : `, ${partWords[part]}`;
}

function rowOf(mover: Mover, unit: string, money: Money, scale: number): MoverRow[] {
  const change = changeOf(money, mover.cost, mover.reference, scale);
  if (change === null || change.tone === 'flat') return [];
  const id = groupedId(safeName(mover.accountId));
  return [
    {
      service: safeName(mover.service),
      part: partWords[mover.part],
      account: mover.accountName === null ? id : safeName(mover.accountName),
      accountId: mover.accountName === null ? '' : id,
      unit,
      cost: money.rounded(mover.cost, scale),
      change,
    },
  ];
}
