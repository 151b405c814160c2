/**
 * What one audience should know before relying on its figures: how final they are, what changed, and
 * whether archive and bill agree. What is not theirs is left out, not rounded away. Pure.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { isInScope } from '../../domain/audience/audience.ts';
import { organizationScope } from '../../domain/budgets/budgets.ts';
import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { OuFigures } from '../../domain/figures/figures.ts';
import type { KeptDay } from '../../domain/figures/kept-day.ts';
import type { RestatedDay, Trust, UnassignedAccount } from '../../domain/figures/trust.ts';
import type { FiguresInput } from './figures-input.ts';
import type { DigestData } from './read-digest-data.ts';
import { restatableDayCosts } from './restatable-day-costs.ts';

/** The audience's OUs, as far as its trust block needs them. */
interface Units {
  readonly ous: readonly OuFigures[];
  /** OUs with cost in the month. */
  readonly monthToDate: ReadonlyMap<string, number>;
}

/** Restatements smaller than half a cent are not worth a reader's time. */
const noticeableChange = 0.005;

export function audienceTrust(
  facts: DigestData,
  { audience: { scope }, lastMail, dashboardNotice }: FiguresInput,
  { ous, monthToDate }: Units,
): Trust {
  const { days } = facts.archived;
  const isWhole = scope === organizationScope;
  return {
    uninvoicedShare: uninvoicedShare(facts, scope),
    billTotal: isWhole ? facts.reportedDay.day.sourceCost : null,
    archiveTotal: sumOf(ous.map(({ cost }) => cost)),
    latestDayInBill: days.findLast(({ day }) => day.lineCount > 0)?.day.day ?? null,
    latestUsageAt:
      days.findLast(({ day }) => day.latestUsageAt !== null)?.day.latestUsageAt ?? null,
    ...changesSince(facts, scope, lastMail),
    unassignedAccounts: isWhole ? unassignedAccounts(facts) : [],
    budgetsWithoutCost: ous
      .filter(({ ou, budget }) => budget !== null && !monthToDate.has(ou))
      .map(({ ou }) => ou),
    dashboardNotice,
    keptDays: isWhole ? facts.archived.kept : facts.archived.kept.map(withoutAmounts),
    heldBefore: facts.archived.heldBefore,
    leftOut: isWhole ? facts.archived.scan.leftOut : [],
    readTotal: isWhole ? readTotal(facts) : null,
    unknownBudgets: isWhole ? facts.unknownBudgets : [],
  };
}

/** What the organization's days cost is not an owner's to see. */
function withoutAmounts(kept: KeptDay): KeptDay {
  return { ...kept, archivedCost: null, billCost: null, account: null };
}

/** All that was read in the digest's currency, whether or not a day's total has it. */
function readTotal({ archived: { days, scan }, reportedDay }: DigestData): number {
  const { currency } = reportedDay.day;
  const own = scan.leftOut.filter(
    (lines) => lines.reason !== 'no-currency' && (lines.currency ?? currency) === currency,
  );
  return sumOf([...days.map(({ day }) => day.sourceCost), ...own.map(({ cost }) => cost)]);
}

/** Of the month to date, by absolute cost, so that credits do not hide charges. */
function uninvoicedShare({ archived, reportDay }: DigestData, scope: string): number | null {
  const month = archived.days.filter(
    ({ day: { day } }) => periodOf(day) === periodOf(reportDay) && day <= reportDay,
  );
  const units = month.flatMap(({ day }) =>
    [...day.invoicing].filter(([ou]) => isInScope(ou, scope)).map(([, costs]) => costs),
  );
  const absolute = sumOf(units.map(({ absoluteCost }) => absoluteCost));
  return absolute === 0 ? null : sumOf(units.map((unit) => unit.uninvoicedCost)) / absolute;
}

/**
 * Against what the audience was last told. Where there was no mail, readers of the whole hear what
 * this run replaced in the archive; an owner's first mail has nothing to correct.
 */
function changesSince(
  facts: DigestData,
  scope: string,
  lastMail: FiguresInput['lastMail'],
): Pick<Trust, 'restatedDays' | 'lastMail'> {
  if (lastMail === null) {
    return { lastMail: null, restatedDays: scope === organizationScope ? replacedDays(facts) : [] };
  }
  const days = [...restatableDayCosts(facts, scope)].map(([day, after]) => {
    return { day, before: lastMail.dayCosts[day], after };
  });
  return { lastMail: lastMail.reportDay, restatedDays: noticeable(days, facts.reportDay) };
}

function replacedDays({ archived, reportDay }: DigestData): readonly RestatedDay[] {
  const days = archived.days.map(({ day, replacedCost }) => {
    return { day: day.day, before: replacedCost ?? undefined, after: day.totalCost };
  });
  return noticeable(days, reportDay);
}

interface ComparedDay {
  readonly day: BillingDay;
  /** Undefined where nothing was known of the day before. */
  readonly before: number | undefined;
  readonly after: number;
}

function noticeable(days: readonly ComparedDay[], reportDay: BillingDay): readonly RestatedDay[] {
  return days.flatMap(({ day, before, after }) =>
    day < reportDay && before !== undefined && Math.abs(after - before) >= noticeableChange
      ? [{ day, before, after }]
      : [],
  );
}

/** None of a day whose archived version is not the bill's: of that one the accounts are not at hand. */
function unassignedAccounts({ reportedDay, archived }: DigestData): readonly UnassignedAccount[] {
  if (reportedDay.outcome === 'kept') return [];
  return [...reportedDay.day.unassigned]
    .map(([accountId, cost]) => ({
      accountId,
      accountName: archived.accountNames.get(accountId) ?? null,
      cost,
    }))
    .sort((a, b) => b.cost - a.cost || (a.accountId < b.accountId ? -1 : 1));
}
