/** The block about idle resources in a weekly summary: the costliest, with owner and evidence. */
import type { IdleFigures, IdleResource } from '../../domain/figures/idle-figures.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import { capitalised, counted, shortDay } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { kindWords, ownerWords, resourceName } from '../words/resource-words.ts';
import { safeName } from '../words/safe-name.ts';
import { unitNames } from '../words/unit-name.ts';

const shownResources = 5;

export interface IdleRow {
  readonly resource: string;
  readonly kind: string;
  /** Account, OU and team; each is a name. */
  readonly owners: readonly string[];
  readonly evidence: string;
  /** A month. */
  readonly cost: string;
}

export interface IdleBlock {
  readonly caption: string;
  readonly rows: readonly IdleRow[];
  /** What is not listed, and what is not known. */
  readonly lines: readonly string[];
}

/** Null where nothing was measured. */
export function idleBlock({ idle }: Pick<PeriodFigures, 'idle'>, money: Money): IdleBlock | null {
  if (idle === null) return null;
  const shown = idle.idle.slice(0, shownResources);
  const nameOf = unitNames(shown.map(({ ou }) => ou));
  const scale = Math.max(0, ...shown.map(({ monthlyCost }) => monthlyCost));
  return {
    caption: captionOf(idle, money),
    rows: shown.map((one) =>
      rowOf(one, nameOf(one.ou).name, money.rounded(one.monthlyCost, scale)),
    ),
    lines: linesOf(idle, money),
  };
}

function rowOf(one: IdleResource, unit: string, cost: string): IdleRow {
  const owners = [one.accountName ?? one.account, unit, ownerWords(one.target)];
  return {
    resource: resourceName(one.resourceId),
    kind: kindWords(one.kind),
    owners: owners.filter((name) => name !== '').map((name) => safeName(name, 48)),
    evidence: `${capitalised(counted(one.knownDays, 'day'))}: ${one.words}.`,
    cost,
  };
}

function captionOf({ idle, monthlyCost, from, to }: IdleFigures, money: Money): string {
  const days = `${shortDay(from)} to ${shortDay(to)}`;
  if (idle.length === 0) return `No measured resource was idle, ${days}.`;
  const cost = money.rounded(monthlyCost);
  return idle.length === 1
    ? `One resource was idle. It costs ${cost} a month, at the rate of ${days}.`
    : `${capitalised(counted(idle.length, 'resource'))} were idle. They cost ${cost} a month, at the rate of ${days}.`;
}

function linesOf({ idle, unknown }: IdleFigures, money: Money): readonly string[] {
  const rest = idle.length - shownResources;
  return [
    ...(rest > 0 ? [`${capitalised(counted(rest, 'more idle resource'))} in the CSV.`] : []),
    ...(unknown.count > 0
      ? [
          `Not known: ${counted(unknown.count, 'other resource')} for ${money.rounded(unknown.monthlyCost)} a month, of which a day or a metric is missing, or no metric shows use.`,
        ]
      : []),
    ...(idle.length > 0
      ? [
          'Amortized cost where the bill has it. Limits are AWS’s where it publishes them. A standby looks idle too: ask the owner before you delete anything.',
        ]
      : []),
  ];
}
