/** Each OU against its budget, most urgent first; those on track are folded. It ends in the total and the bill. */
import { useState } from 'react';
import { Link } from 'wouter';
import { firstOfPeriod, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { projectedOfBudget } from '../../../src/mail/words/budget-words.ts';
import { type UnitName, unitNames } from '../../../src/mail/words/unit-name.ts';
import type { Answer } from '../api/answers.ts';
import { useCosts } from '../api/use-answers.ts';
import { BillPill } from '../costs/total-rows.tsx';
import type { ArchiveDays } from '../frame/archived.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import { type View, viewQuery, withFilter } from '../view/view.ts';
import { shortDay, weekdayName } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { LightPill, MonthBar } from './light-mark.tsx';
import { mailMoney } from './mail-money.ts';
import { noteWords } from './note-words.ts';
import { foldedUnits, type KnownUnits, monthsOf, quietWords, type Unit } from './unit-months.ts';

interface UnitsTableProps {
  readonly answer: Answer<KnownUnits>;
  readonly archive: ArchiveDays;
}

export function UnitsTable({ answer, archive }: UnitsTableProps) {
  const [isOpen, setOpen] = useState(false);
  const months = monthsOf(answer.data);
  const { shown, quiet } = foldedUnits(months.ous);
  const name = unitNames(months.ous.map(({ ou }) => ou));
  const day = parseBillingDay(answer.data.day);
  const row = (unit: Unit) => (
    <UnitRow
      key={unit.ou}
      unit={unit}
      name={name(unit.ou)}
      hasBelow={months.ous.some(({ ou }) => ou.startsWith(`${unit.ou}/`))}
      answer={answer}
      archive={archive}
    />
  );
  return (
    <section id="units">
      <h2>OUs</h2>
      <p className="quiet small">
        Most urgent first. Changes are against the usual {weekdayName(day)}; month end is projected.
      </p>
      <table className="costs units">
        <caption className="hidden">OUs against their budgets</caption>
        <thead>
          <tr>
            <th scope="col">OU</th>
            <th scope="col" className="number">
              {shortDay(day)}
            </th>
            <th scope="col" className="number only-wide">
              Month to date
            </th>
            <th scope="col" className="number">
              Month end
            </th>
          </tr>
        </thead>
        <tbody>{shown.map(row)}</tbody>
        {quiet.length === 0 ? null : (
          <tbody>
            <tr className="fold">
              <td colSpan={4}>
                <button
                  type="button"
                  className="fold-button"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(!isOpen)}
                >
                  {quietWords(quiet)}
                </button>
              </td>
            </tr>
            {isOpen ? quiet.map(row) : null}
          </tbody>
        )}
        <TotalRow answer={answer} archive={archive} />
      </table>
    </section>
  );
}

interface UnitRowProps extends UnitsTableProps {
  readonly unit: Unit;
  readonly name: UnitName;
  /** A filter on the OU includes others: only the view by OU has its own cost. */
  readonly hasBelow: boolean;
}

function UnitRow({ unit, name, hasBelow, answer, archive }: UnitRowProps) {
  const { currency, data } = answer;
  const row = data.rows.find((one) => one.x_OrganizationalUnit === unit.ou);
  if (row === undefined) return null;
  const month = withFilter(monthView(answer, archive), 'ou', [unit.ou]);
  const own: View = { ...month, groupBy: [hasBelow ? 'ou' : 'service'], isCompared: true };
  const proof = (view: View) => (hasBelow ? `/explore?${viewQuery(own)}` : rowsAddress(view));
  const day = parseBillingDay(data.day);
  return (
    <tr>
      <th scope="row" className="name">
        <Link className="plain" href={`/explore?${viewQuery(own)}`}>
          <bdi>{name.name}</bdi>
        </Link>
        {name.parents === '' ? null : (
          <div className="quiet small">
            <bdi>{name.parents}</bdi>
          </div>
        )}
      </th>
      <td className="number">
        <Link className="plain" href={proof({ ...month, from: day })}>
          {moneyText(row.cost, currency)}
        </Link>
        <div className="small">
          <ChangeMark cost={row.cost} before={row.usualCost} currency={currency} />
        </div>
      </td>
      <td className="number only-wide">
        <Link className="plain" href={proof(month)}>
          {moneyText(row.monthToDate, currency)}
        </Link>
      </td>
      <td className="number end">
        <LightPill month={unit} />
        <div className="small">{projectedOfBudget(mailMoney(currency), unit)}</div>
        <MonthBar month={unit} />
        {row.note === null || row.budget === null ? null : (
          <div className="quiet small note-words">{noteWords(row)}</div>
        )}
      </td>
    </tr>
  );
}

/** The month in the digest's metric, up to the day that it reported. */
function monthView({ data }: Answer<KnownUnits>, { metric }: ArchiveDays): View {
  const to = parseBillingDay(data.day);
  const plain = { granularity: 'total', groupBy: [], filter: {}, isCompared: false } as const;
  return { ...plain, metric, from: firstOfPeriod(to), to };
}

function TotalRow({ answer, archive }: UnitsTableProps) {
  const { currency, data } = answer;
  const { total } = data;
  const { data: costs } = useCosts(viewQuery(monthView(answer, archive)));
  const month = moneyText(total.monthToDate, currency);
  const archived = costs === undefined ? undefined : moneyText(costs.data.total.cost, currency);
  return (
    <tfoot>
      <tr className="total">
        <th scope="row">Total</th>
        <td className="number">
          {moneyText(total.cost, currency)}
          <div className="small">
            <ChangeMark cost={total.cost} before={total.usualCost} currency={currency} />
          </div>
        </td>
        <td className="number only-wide">
          <Link className="plain" href={rowsAddress(monthView(answer, archive))}>
            {month}
          </Link>
        </td>
        <td className="number">
          {total.projected === null ? 'unknown' : moneyText(total.projected, currency)}
        </td>
      </tr>
      <tr className="bill">
        <td colSpan={4}>
          {archived === undefined ? null : archived === month ? (
            <BillPill reconciled={answer.reconciled} />
          ) : (
            <span className="pill red">The archived rows add up to {archived}</span>
          )}
        </td>
      </tr>
    </tfoot>
  );
}
