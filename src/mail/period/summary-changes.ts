/** The tables of a summary: the largest services, and the changes with the largest first. */

import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import { moveSentences } from '../digest/move-sentences.ts';
import { partWords } from '../digest/mover-rows.ts';
import { capitalised } from '../words/date-and-number-words.ts';
import type { Change, Money } from '../words/money-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import type { Sentence } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { periodChange, periodName, versus } from './summary-words.ts';

export interface ServiceRow {
  readonly service: string;
  readonly cost: string;
  readonly change: Change | null;
}

/** A mover: a service in an account whose cost changed most. */
export interface SummaryMoverRow {
  readonly service: string;
  /** 'usage', if it is listed apart from credits; empty for all charges of the service. */
  readonly part: string;
  /** Name, or id if the directory has no name. */
  readonly account: string;
  /** '0481-5516-2342', or empty if `account` already is the id. */
  readonly accountId: string;
  readonly unit: string;
  /** For the period, or per day if the changes are per day. */
  readonly cost: string;
  readonly change: Change;
}

export interface SummaryChanges {
  readonly services: readonly ServiceRow[];
  readonly servicesCaption: string;
  readonly movers: readonly SummaryMoverRow[];
  readonly moversCaption: string;
  /** 'Account data-etl 0481-5516-2342 moved after 13 November from Root/A to Root/B: $110.00 a day.' */
  readonly moves: readonly Sentence[];
  /** 'Week 47', or 'November a day' (costs per day). */
  readonly costLabel: string;
}

/** Both tables. Movers whose change rounds to zero are omitted. */
export function summaryChanges(figures: PeriodFigures, money: Money): SummaryChanges {
  const { basis, period, before } = figures;
  const movers = moverRows(figures, money);
  const changes = versus(basis, before);
  const name = capitalised(periodName(period));
  return {
    services: serviceRows(figures, money),
    servicesCaption: changes === '' ? '' : `Changes are ${changes}.`,
    movers,
    moversCaption: moversCaption(figures, movers.length, money),
    moves: moveSentences(figures.moves, money),
    costLabel: basis.by === 'day' ? `${name} a day` : name,
  };
}

function moversCaption(
  { basis, before, moverFloor }: PeriodFigures,
  rows: number,
  money: Money,
): string {
  const changes = versus(basis, before);
  if (changes === '') return `Nothing to compare with: the archive has no ${periodName(before)}.`;
  const floor = money.rounded(moverFloor);
  if (rows === 0) return `No service of an account changed by ${floor} or more ${changes}.`;
  return `By service and account, ${changes}; changes below ${floor} are not listed.`;
}

function serviceRows({ services }: PeriodFigures, money: Money): ServiceRow[] {
  const scale = Math.max(0, ...services.map(({ cost }) => Math.abs(cost)));
  const changeScale = Math.max(0, ...services.map(({ comparison }) => comparison?.cost ?? 0));
  return services.map(({ service, cost, comparison }) => ({
    service: safeName(service),
    cost: money.rounded(cost, scale),
    change: periodChange(money, comparison, changeScale),
  }));
}

function moverRows({ movers, units }: PeriodFigures, money: Money): SummaryMoverRow[] {
  const scale = Math.max(0, ...movers.map(({ comparison }) => Math.abs(comparison.cost)));
  const nameOf = unitNames([...units, ...movers].map(({ ou }) => ou));
  return movers.flatMap(({ comparison, accountId, accountName, service, part, ou }) => {
    const change = periodChange(money, comparison, scale);
    if (change === null || change.tone === 'flat') return [];
    const id = groupedId(safeName(accountId));
    return [
      {
        service: safeName(service),
        part: partWords[part],
        account: accountName === null ? id : safeName(accountName),
        accountId: accountName === null ? '' : id,
        unit: nameOf(ou).name,
        cost: money.rounded(comparison.cost, scale),
        change,
      },
    ];
  });
}
