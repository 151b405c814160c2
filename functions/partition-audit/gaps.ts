/** The gaps of an audit with the commands that fix them, for each day and for all days at once. */
import { extraObjectsCommand } from '../../src/archive/verify/extra-objects-command.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import type { DayFinding, GapKind } from './find-gap.ts';

export interface Gap {
  readonly day: BillingDay;
  readonly kind: GapKind;
  /** A description for the operator. */
  readonly says: string;
  /** The command that fixes the day when run unchanged. */
  readonly command: string;
}

/** Makes the command to backfill days, both included; `accept`: even if the bill shrank. */
export type BackfillCommand = (from: BillingDay, to: BillingDay, accept?: 'shrink') => string;

/** The resource metrics of the system that is audited. */
export interface AuditedMetrics {
  /** Days before yesterday that each scheduled run completes. */
  readonly healDays: number;
  /** Makes the command that archives costs and metrics of days, both included. */
  readonly command: (from: BillingDay, to: BillingDay) => string;
}

/** The commands of the platform that is audited. */
export interface GapCommands {
  readonly backfillCommand: BackfillCommand;
  /** Null: the resource metrics are off, and nothing of them is checked. */
  readonly metrics: AuditedMetrics | null;
}

/** Days that a command can add, such as those from before an upgrade. */
export interface DaysToAdd {
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Number of days. */
  readonly days: number;
  readonly command: string;
}

type DaysCommand = (from: BillingDay, to: BillingDay) => string;

export function daysToFix(findings: readonly DayFinding[], fix: DayFinding['fix']) {
  return findings.filter((one) => one.fix === fix).map(({ day }) => day);
}

/** Of the first to the last of the ascending days. */
export function commandFor(days: readonly BillingDay[], command: DaysCommand): string | null {
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : command(from, to);
}

export function daysToAdd(days: readonly BillingDay[], command: DaysCommand): DaysToAdd | null {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  return { from, to, days: days.length, command: command(from, to) };
}

export function gapsOf(
  { store }: { readonly store: Pick<ObjectStore, 'locate'> },
  { backfillCommand, metrics }: GapCommands,
  findings: readonly DayFinding[],
): readonly Gap[] {
  const commandOf = (fix: DayFinding['fix'], day: BillingDay) => {
    if (fix === 'remove-extra-objects') return extraObjectsCommand(store, day);
    if (fix === 'remove-extra-allocations') {
      return extraObjectsCommand(store, day, costAllocationTable);
    }
    if (fix === 'resource-metrics' && metrics !== null) return metrics.command(day, day);
    return backfillCommand(day, day, fix === 'accept-shrink' ? 'shrink' : undefined);
  };
  return findings.map(({ day, kind, says, fix }) => ({
    day,
    kind,
    says,
    command: commandOf(fix, day),
  }));
}
