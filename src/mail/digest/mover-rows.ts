/**
 * The table of changes: service by account, largest change first, or a sentence if the archive has nothing
 * to compare with yet.
 */
import type { Figures, Mover } from '../../domain/figures/figures.ts';
import { shortDay, weekdayName } from '../words/date-and-number-words.ts';
import { reportedHours } from '../words/hours-words.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { unitNames } from '../words/unit-name.ts';

export interface MoverRow {
  readonly service: string;
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
}

/** The rows of the table, in the order of `figures.movers`, without those that round to zero. */
export function moverRows({ movers, ous, reportDay, data }: Figures, money: Money): MoverRows {
  const day = shortDay(reportDay);
  const scale = Math.max(0, ...movers.rows.map(({ cost }) => Math.abs(cost)));
  const nameOf = unitNames([...ous, ...movers.rows].map(({ ou }) => ou));
  const rows = movers.rows.flatMap((mover) => rowOf(mover, nameOf(mover.ou).name, money, scale));
  const hours = reportedHours(data);
  if (hours !== '') return { day, caption: `Not compared: the day has ${hours}.`, rows: [] };
  if (movers.against === 'nothing') {
    return {
      day,
      caption: 'Nothing to compare with yet: the archive has no earlier day.',
      rows: [],
    };
  }
  const against =
    movers.against === 'usual' ? `the usual ${weekdayName(reportDay)}` : 'the day before';
  return {
    day,
    caption:
      rows.length === 0
        ? `Nothing moved against ${against}.`
        : `Against ${against}, by service and account.`,
    rows,
  };
}

function rowOf(mover: Mover, unit: string, money: Money, scale: number): MoverRow[] {
  const change = changeOf(money, mover.cost, mover.reference, scale);
  if (change === null || change.tone === 'flat') return [];
  const id = groupedId(safeName(mover.accountId));
  return [
    {
      service: safeName(mover.service),
      account: mover.accountName === null ? id : safeName(mover.accountName),
      accountId: mover.accountName === null ? '' : id,
      unit,
      cost: money.rounded(mover.cost, scale),
      change,
    },
  ];
}
