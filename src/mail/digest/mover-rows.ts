/**
 * The table of changes: service by account, largest change first; accounts that moved to another OU; or a
 * sentence if nothing changed, or if the archive has nothing to compare with yet.
 */
import type { Figures, Mover } from '../../domain/figures/figures.ts';
import { shortDay } from '../words/date-and-number-words.ts';
import { reportedHours } from '../words/hours-words.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import type { Sentence } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { noChangeWords, versusWords } from './change-words.ts';
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
  /** 'By service and account, vs the usual Friday; …', or why there are no rows. */
  readonly caption: string;
  readonly rows: readonly MoverRow[];
  /** 'Account data-etl 0481-5516-2342 moved after 13 November from Root/A to Root/B: $110.00 a day.' */
  readonly moves: readonly Sentence[];
}

/** For a row that is not all charges of its service. */
export const partWords: Readonly<Record<Mover['part'], string>> = {
  all: '',
  usage: 'usage',
  'one-off': 'credits and one-off charges',
};

/** The rows of the table, in the order of `figures.movers`, without those that round to zero. */
export function moverRows(figures: Figures, money: Money): MoverRows {
  const { movers, ous, reportDay, data } = figures;
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
  return {
    day,
    caption: rows.length === 0 ? noChangeWords(figures, money) : listedWords(figures, money),
    rows,
    moves: moveSentences(movers.moves, money),
  };
}

/** 'By service and account, vs the usual Friday; changes below $96.43, or that began earlier, are not listed.' */
function listedWords({ movers, reportDay }: Figures, money: Money): string {
  const earlier = movers.against === 'usual' ? ', or that began earlier,' : '';
  return `By service and account, ${versusWords(movers, reportDay)}; changes below ${money.rounded(movers.floor)}${earlier} are not listed.`;
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
