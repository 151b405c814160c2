/** The block about idle resources in a weekly summary: the costliest, with owner and evidence. */
import type { AwsFinding } from '../../domain/figures/aws-recommendation.ts';
import type {
  AwsFigures,
  AwsSum,
  IdleFigures,
  IdleResource,
} from '../../domain/figures/idle-figures.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import { capitalised, counted, shortDay } from '../words/date-and-number-words.ts';
import { type Money, moneyIn } from '../words/money-words.ts';
import { recommendationWords } from '../words/recommendation-words.ts';
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
  /** What AWS recommends for it; '' where it recommends nothing. */
  readonly aws: string;
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
    aws: one.aws === null ? '' : awsWords(one.aws),
    cost,
  };
}

function awsWords(aws: AwsFinding): string {
  const { monthlySavings, currency, day } = aws;
  const saving = monthlySavings === null ? null : amountWords(monthlySavings, currency);
  return recommendationWords(aws, { saving, day: shortDay(day) });
}

/** The currency is AWS's word, and may be none. */
function amountWords(amount: number, currency: string): string {
  return /^[A-Z]{3}$/.test(currency)
    ? moneyIn(currency).rounded(amount)
    : `${amount.toFixed(2)} ${safeName(currency, 8)}`;
}

function captionOf({ idle, monthlyCost, from, to }: IdleFigures, money: Money): string {
  const days = `${shortDay(from)} to ${shortDay(to)}`;
  if (idle.length === 0) return `No measured resource was idle, ${days}.`;
  const cost = money.rounded(monthlyCost);
  return idle.length === 1
    ? `One resource was idle. It costs ${cost} a month, at the rate of ${days}.`
    : `${capitalised(counted(idle.length, 'resource'))} were idle. They cost ${cost} a month, at the rate of ${days}.`;
}

/** Each saving once: what is idle by our rules is not in it. */
function awsLines(aws: AwsFigures, money: Money): readonly string[] {
  const { measured, others, purchases, notAdded } = aws;
  const saved = ({ monthlySavings }: AwsSum) => `(${money.rounded(monthlySavings)} a month)`;
  const changes = [
    measured.count > 0
      ? `to ${counted(measured.count, 'other measured resource')} ${saved(measured)}`
      : '',
    others.count > 0
      ? `to ${counted(others.count, 'resource')} without metrics ${saved(others)}`
      : '',
  ].filter((part) => part !== '');
  const apart = [
    purchases > 0
      ? `${counted(purchases, 'purchase')} of Savings Plans or reserved instances, because purchases assume that the resources keep running`
      : '',
    notAdded > 0 ? `${counted(notAdded, 'change')} of a group, or in another currency` : '',
  ].filter((part) => part !== '');
  return [
    changes.length > 0
      ? `AWS also recommends changes ${changes.join(' and ')}, ${shortDay(aws.day)}.`
      : '',
    apart.length > 0 ? `Not added of what AWS recommends: ${apart.join('; ')}.` : '',
    aws.rows.length > 0 ? 'All that AWS recommends is in a CSV of its own.' : '',
  ].filter((line) => line !== '');
}

function linesOf({ idle, unknown, aws }: IdleFigures, money: Money): readonly string[] {
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
    ...(aws === null ? [] : awsLines(aws, money)),
  ];
}
