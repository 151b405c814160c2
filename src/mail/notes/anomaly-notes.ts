/**
 * The block about unusual costs, as text: each service of a unit that left its expected range, by how much,
 * and the main cause; or one sentence if there is nothing to report.
 */

import type { Anomaly, AnomalyDriver } from '../../domain/figures/anomaly.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { counted } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { rangeWords } from '../words/projection-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';

export interface AnomalyNote {
  readonly kind: Anomaly['kind'];
  /** 'Amazon EC2 in Data Platform cost $5,940; $2,100 to $2,700 was expected.' */
  readonly sentence: Sentence;
  /** 'Mostly …'; empty if no cause is known. */
  readonly drivers: Sentence;
}

export interface AnomalyNotes {
  readonly caption: string;
  readonly rows: readonly AnomalyNote[];
}

const maxAnomaliesShown = 5;
const maxDriversShown = 3;
const nothingUnusual =
  'Nothing: every service of every unit cost what its history leads to expect.';

/** The block "What is unusual", the largest deviations in money first. */
export function anomalyNotes(figures: Figures, money: Money): AnomalyNotes {
  const { anomalies, ous } = figures;
  const name = unitNames([...ous, ...anomalies.rows].map(({ ou }) => ou));
  const rows = anomalies.rows.slice(0, maxAnomaliesShown).map((anomaly) => ({
    kind: anomaly.kind,
    sentence: sentenceOf`${anomalySubject(anomaly, name(anomaly.ou).name)} ${anomalyWords(anomaly, money)}.`,
    drivers: driversOf(anomaly, money),
  }));
  return { caption: captionOf(figures), rows };
}

/** 'Amazon EC2 in Data Platform'. */
export function anomalySubject({ service }: Anomaly, unit: string): Sentence {
  return sentenceOf`${nameOf(service)} in ${nameOf(unit)}`;
}

/** 'cost $5,940; $2,100 to $2,700 was expected'. */
export function anomalyWords({ kind, cost, range, expected }: Anomaly, money: Money): string {
  const amount = money.rounded(cost);
  if (kind === 'new') return `cost ${amount} and is new there`;
  const scale = Math.max(Math.abs(cost), Math.abs(range.upper));
  const write = (one: number) => money.rounded(one, scale);
  const words = rangeWords(range, write) || `about ${write(expected)}`;
  return `cost ${kind === 'drop' ? 'only ' : ''}${write(cost)}; ${words} was expected`;
}

function driversOf({ drivers }: Anomaly, money: Money): Sentence {
  if (drivers.length === 0) return sentenceOf`The bill does not tell what explains it.`;
  return sentenceOf`Mostly ${listed(drivers, maxDriversShown, (driver) => driverWords(driver, money))}.`;
}

/** 'EUC1-BoxUsage:m5.large in data-batch 0481-5516-2342 (▲ $3,100)'. */
function driverWords(driver: AnomalyDriver, money: Money): Sentence {
  const { accountId, accountName, usageType, cost, reference } = driver;
  const id = groupedId(safeName(accountId));
  const change = changeOf(money, cost, reference)?.amount ?? '';
  const account = accountName === null ? nameOf(id) : sentenceOf`${nameOf(accountName)} ${id}`;
  return sentenceOf`${nameOf(usageType)} in ${account} (${change})`;
}

function captionOf({ anomalies }: Figures): string {
  const { state, rows } = anomalies;
  if (state === 'failed') return 'Not looked into: the archive or the bill could not be asked.';
  if (state === 'short-history') return 'Too few days are archived yet to tell what is unusual.';
  const partly = state === 'incomplete' ? ' Drops are not told: the day is not complete yet.' : '';
  if (rows.length === 0) {
    const nothing = partly === '' ? nothingUnusual : 'No unusual rise.';
    return `${nothing}${partly}`;
  }
  const rest = rows.length - maxAnomaliesShown;
  const more =
    rest > 0 ? ` The largest five; ${counted(rest, 'more is', 'more are')} smaller.` : '';
  return `By service and unit, against their own history.${more}${partly}`;
}
