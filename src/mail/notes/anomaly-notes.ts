/**
 * The block about unusual costs, as text: each service of an OU that left its expected range, by how much and
 * since when, and the main cause; or one sentence if there is nothing to report.
 */

import type { Anomaly, AnomalyDriver } from '../../domain/figures/anomaly.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { counted, shortDay } from '../words/date-and-number-words.ts';
import type { MailLink } from '../words/mail-link.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { rangeWords } from '../words/projection-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf, sentenceText } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';

export interface AnomalyNote {
  readonly kind: Anomaly['kind'];
  /** 'Amazon EC2 in Data Platform cost $5,940; $2,100 to $2,700 was expected. First day: +$3,527.' */
  readonly sentence: Sentence;
  /** 'Mostly …'; empty if no cause is known. */
  readonly drivers: Sentence;
  readonly link: MailLink | null;
}

export interface AnomalyNotes {
  readonly caption: string;
  readonly rows: readonly AnomalyNote[];
}

const maxAnomaliesShown = 5;
const maxDriversShown = 3;
/** The names of AWS’s Regions are shorter; a longer text is not one. */
const maxRegionLength = 20;
const nothingUnusual = 'Nothing: every service of every OU cost what is expected from its history.';

/** Makes the link of an unusual cost; `subject`: 'Amazon EC2 in Shop'. */
export type AnomalyLink = (anomaly: Anomaly, subject: string) => MailLink | null;

/** The block "What is unusual", the largest deviations in money first. */
export function anomalyNotes(
  figures: Figures,
  money: Money,
  linkOf: AnomalyLink = () => null,
): AnomalyNotes {
  const { anomalies, ous } = figures;
  const name = unitNames([...ous, ...anomalies.rows].map(({ ou }) => ou));
  const rows = anomalies.rows.slice(0, maxAnomaliesShown).map((anomaly) => {
    const subject = anomalySubject(anomaly, name(anomaly.ou).name);
    return {
      kind: anomaly.kind,
      sentence: sentenceOf`${subject} ${anomalyWords(anomaly, money)}.${impactWords(anomaly, money)}`,
      drivers: driversOf(anomaly, money),
      link: linkOf(anomaly, sentenceText(subject)),
    };
  });
  return { caption: captionOf(figures), rows };
}

/** 'Amazon EC2 in Data Platform'. */
export function anomalySubject({ service }: Pick<Anomaly, 'service'>, unit: string): Sentence {
  return sentenceOf`${nameOf(service)} in ${nameOf(unit)}`;
}

/** 'cost $5,940; $2,100 to $2,700 was expected'. */
export function anomalyWords(
  { kind, cost, range, expected }: Pick<Anomaly, 'kind' | 'cost' | 'range' | 'expected'>,
  money: Money,
): string {
  const amount = money.rounded(cost);
  if (kind === 'new') return `cost ${amount} and is new there`;
  const scale = Math.max(Math.abs(cost), Math.abs(range.upper));
  const write = (one: number) => money.rounded(one, scale);
  const words = rangeWords(range, write) || `about ${write(expected)}`;
  return `cost ${kind === 'drop' ? 'only ' : ''}${write(cost)}; ${words} was expected`;
}

/**
 * ' First day: +$3,527.', ' Since Thu 19 Nov, 2 days, +$7,102 in total.' Empty on the first day of a new
 * service, because its impact is its cost.
 */
function impactWords({ kind, since, days, impact }: Anomaly, money: Money): string {
  if (kind === 'new' && days === 1) return '';
  const amount = `${impact > 0 ? '+' : ''}${money.rounded(impact)}`;
  if (days === 1) return ` First day: ${amount}.`;
  return ` Since ${shortDay(since)}, ${days} days, ${amount} in total.`;
}

function driversOf({ drivers }: Anomaly, money: Money): Sentence {
  if (drivers.length === 0) return sentenceOf`The bill does not show the cause.`;
  return sentenceOf`Mostly ${listed(drivers, maxDriversShown, (driver) => driverWords(driver, money))}.`;
}

/** 'EUC1-BoxUsage:m5.large in data-batch 0481-5516-2342, eu-central-1 (▲ $3,100)'. */
function driverWords(driver: AnomalyDriver, money: Money): Sentence {
  const { accountId, accountName, usageType, region, cost, reference } = driver;
  const id = groupedId(safeName(accountId));
  const change = changeOf(money, cost, reference)?.amount ?? '';
  const account = accountName === null ? nameOf(id) : sentenceOf`${nameOf(accountName)} ${id}`;
  const where = region === null ? [] : sentenceOf`, ${nameOf(safeName(region, maxRegionLength))}`;
  return sentenceOf`${nameOf(usageType)} in ${account}${where} (${change})`;
}

function captionOf({ anomalies }: Figures): string {
  const { state, rows } = anomalies;
  if (state === 'failed') return 'Not checked: the archive or the bill could not be queried.';
  if (state === 'short-history') return 'Too few days are archived yet to know what is unusual.';
  const partly =
    state === 'incomplete' ? ' Drops are not reported: the day is not complete yet.' : '';
  if (rows.length === 0) {
    const nothing = partly === '' ? nothingUnusual : 'No unusual rise.';
    return `${nothing}${partly}`;
  }
  const rest = rows.length - maxAnomaliesShown;
  const more =
    rest > 0 ? ` The largest five; ${counted(rest, 'more is', 'more are')} smaller.` : '';
  return `By service and OU, vs their own history.${more}${partly}`;
}
