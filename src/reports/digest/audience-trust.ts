/**
 * The trust block of one audience: how final its figures are, what changed, and whether archive and bill
 * agree. It omits amounts that the audience may not see. Pure.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { valuesWithin } from '../../domain/audience/audience-series.ts';
import { organizationScope } from '../../domain/budgets/budgets.ts';
import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { OuFigures } from '../../domain/figures/figures.ts';
import type { KeptDay } from '../../domain/figures/kept-day.ts';
import type { RestatedDay, Trust, UnassignedAccount } from '../../domain/figures/trust.ts';
import type { FiguresInput } from './figures-input.ts';
import type { DigestData } from './read-digest-data.ts';
import { restatableDayCosts } from './restatable-day-costs.ts';

/** The audience's OUs for its trust block. */
interface Units {
  readonly ous: readonly OuFigures[];
  /** OUs with cost in the month. */
  readonly monthToDate: ReadonlyMap<string, number>;
}

/** Restatements smaller than half a cent are not reported. */
const noticeableChange = 0.005;

export function audienceTrust(
  digest: DigestData,
  { audience: { scope }, lastMail, dashboardNotice }: FiguresInput,
  { ous, monthToDate }: Units,
): Trust {
  const { days } = digest.archived;
  const isOrganization = scope === organizationScope;
  return {
    uninvoicedShare: uninvoicedShare(digest, scope),
    billTotal: isOrganization ? digest.reportedDay.day.sourceCost : null,
    archiveTotal: sumOf(ous.map(({ cost }) => cost)),
    latestDayInBill: days.findLast(({ day }) => day.lineCount > 0)?.day.day ?? null,
    latestUsageAt:
      days.findLast(({ day }) => day.latestUsageAt !== null)?.day.latestUsageAt ?? null,
    ...changesSince(digest, scope, lastMail),
    unassignedAccounts: isOrganization ? unassignedAccounts(digest) : [],
    budgetsWithoutCost: ous
      .filter(({ ou, budget }) => budget !== null && !monthToDate.has(ou))
      .map(({ ou }) => ou),
    dashboardNotice,
    notArchived: isOrganization ? digest.notArchived : null,
    keptDays: isOrganization ? digest.archived.kept : digest.archived.kept.map(withoutAmounts),
    heldBefore: digest.archived.heldBefore,
    leftOut: isOrganization ? digest.archived.scan.leftOut : [],
    readTotal: isOrganization ? readTotal(digest) : null,
    unknownBudgets: isOrganization ? digest.unknownBudgets : [],
  };
}

/** An owner may not see the cost of the organization's days. */
function withoutAmounts(kept: KeptDay): KeptDay {
  return { ...kept, archivedCost: null, billCost: null, account: null };
}

/** Cost of all lines read in the digest's currency, counted or left out. */
function readTotal({ archived: { days, scan }, reportedDay }: DigestData): number {
  const { currency } = reportedDay.day;
  const own = scan.leftOut.filter(
    (lines) => lines.reason !== 'no-currency' && (lines.currency ?? currency) === currency,
  );
  return sumOf([...days.map(({ day }) => day.sourceCost), ...own.map(({ cost }) => cost)]);
}

/** Share of the month to date, by absolute cost, so that credits do not hide charges. */
function uninvoicedShare({ archived, reportDay }: DigestData, scope: string): number | null {
  const month = archived.days.filter(
    ({ day: { day } }) => periodOf(day) === periodOf(reportDay) && day <= reportDay,
  );
  const units = month.flatMap(({ day }) => [...valuesWithin(day.invoicing, scope).values()]);
  const absolute = sumOf(units.map(({ absoluteCost }) => absoluteCost));
  return absolute === 0 ? null : sumOf(units.map((unit) => unit.uninvoicedCost)) / absolute;
}

/**
 * Changes since the audience's last mail. Without an earlier mail, readers of the whole organization see
 * the days that this run replaced; an owner's first mail has nothing to correct.
 */
function changesSince(
  digest: DigestData,
  scope: string,
  lastMail: FiguresInput['lastMail'],
): Pick<Trust, 'restatedDays' | 'lastMail'> {
  if (lastMail === null) {
    return {
      lastMail: null,
      restatedDays: scope === organizationScope ? replacedDays(digest) : [],
    };
  }
  const days = [...restatableDayCosts(digest, scope)].map(([day, after]) => {
    return { day, before: lastMail.dayCosts[day], after };
  });
  return { lastMail: lastMail.reportDay, restatedDays: noticeable(days, digest.reportDay) };
}

function replacedDays({ archived, reportDay }: DigestData): readonly RestatedDay[] {
  const days = archived.days.map(({ day, replacedCost }) => {
    return { day: day.day, before: replacedCost ?? undefined, after: day.totalCost };
  });
  return noticeable(days, reportDay);
}

interface ComparedDay {
  readonly day: BillingDay;
  /** Undefined when the day's earlier cost is unknown. */
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

/** Empty for a kept day: the unassigned accounts of its archived version are unknown. */
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
