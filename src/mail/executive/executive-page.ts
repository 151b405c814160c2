/**
 * The executives' page: one sheet of paper that shows where the month is heading, for A4 and Letter. It
 * loads nothing, is understandable without color, and prints with little ink.
 */

import type { ExecutiveFigures } from '../../domain/figures/executive-figures.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { metricName } from '../notes/trust-notes.ts';
import type { BudgetBar } from '../words/budget-words.ts';
import { weekdayName } from '../words/date-and-number-words.ts';
import { moneyIn } from '../words/money-words.ts';
import { monthEndWords } from '../words/month-end-words.ts';
import { recentWords } from '../words/recent-days.ts';
import type { Sentence } from '../words/sentence.ts';
import { daysChart } from './days-chart.ts';
import { isWhole, monthsShown, monthWords } from './executive-months.ts';
import { executiveStyle } from './executive-style.ts';
import { type ExecutiveUnit, executiveUnits } from './executive-units.ts';
import { type ExecutiveFigure, type ExecutiveView, executiveView } from './executive-view.ts';
import { monthsChart } from './months-chart.ts';
import { sentenceMarkup } from './sentence-markup.ts';

/** Maximum number of rows that fit on a sheet of Letter, the shorter of the two. */
const maxRows = 11;

/** Pixels; the charts take the space of the rows that the table does not have: no page is half empty. */
const shortestChart = 68;
const heightPerRow = 24;

/** A complete HTML document. Throws a RangeError if the currency is not an ISO 4217 code. */
export function executivePage(figures: ExecutiveFigures): string {
  const view = executiveView(figures);
  const money = moneyIn(figures.currency);
  const { reportDay, total } = figures;
  const most = rowsThatFit(view, figures);
  const units = executiveUnits(figures, money, most);
  const height = shortestChart + (most - units.length) * heightPerRow;
  const days = daysChart({ reportDay, costs: total.recentDays }, money, height);
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>AWS costs, ${view.day}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light">
<style>${executiveStyle}</style></head><body><main>
<header><h1>AWS costs</h1><p>${view.day}<br>${metricName(figures.costMetric)}, ${figures.currency}</p></header>
${view.notice === '' ? null : markup`<p class="notice">${view.notice}</p>`}
<section class="verdict"><p class="light ${view.light.light}">${view.light.word}</p>
<div><h2>${view.budgetAnswer}</h2>${paragraph(view.over)}${paragraph(view.cause)}</div></section>
<section class="figures">${view.figures.map(figure)}</section>
${view.bar === null ? null : bar(view.bar, view.barTitle)}
<section class="charts">${chart('By month', monthsChart(figures, money, height), monthWords(figures, money))}${chart(`Last ${total.recentDays.length} days`, days, recentWords(total.recentDays, reportDay, money).replace(/^Last \d+ days: m/, 'M'))}</section>
${table(units, weekdayName(reportDay))}
<footer>${footer(figures)}</footer>
</main></body></html>
`;
  return page.html;
}

/** Null for an empty sentence. */
function paragraph(sentence: Sentence): Markup | null {
  return sentence.length === 0 ? null : markup`<p>${sentenceMarkup(sentence)}</p>`;
}

/** A notice, and the text about months with missing days, take the space of a row each. */
function rowsThatFit({ notice }: ExecutiveView, figures: ExecutiveFigures): number {
  const hasGaps = !monthsShown(figures).every(isWhole);
  return maxRows - (notice === '' ? 0 : 1) - (hasGaps ? 1 : 0);
}

function chart(title: string, picture: Markup | null, words: string): Markup | null {
  if (picture === null && words === '') return null;
  return markup`<div><h3>${title}</h3>${picture}${words === '' ? null : markup`<p class="words">${words}</p>`}</div>`;
}

function figure({ label, value, note }: ExecutiveFigure): Markup {
  return markup`<div><h3>${label}</h3><p class="value">${value}</p><p class="note">${note}</p></div>`;
}

/** Hidden from screen readers, because the figures above say the same. */
function bar({ spent, expected, over, left }: BudgetBar, title: string): Markup {
  const parts = { spent, expected, over, left };
  const shown = Object.entries(parts).filter(([, share]) => share > 0);
  return markup`<section class="bar" aria-hidden="true"><h3>${title}</h3><div>${shown.map(
    ([name, share]) => markup`<i class="${name}" style="width:${share}%"></i>`,
  )}</div><p>${shown.map(([name]) => markup`<span><i class="${name}"></i>${legend[name] ?? ''}</span>`)}</p></section>`;
}

const legend: Readonly<Record<string, string>> = {
  spent: 'Spent so far',
  expected: 'Expected until month end',
  over: 'Over budget',
  left: 'Left of the budget',
};

function table(units: readonly ExecutiveUnit[], weekday: string): Markup {
  return markup`<section><h3>Organizational units (OUs), most urgent first</h3><table><thead><tr><th>OU</th><th>${weekday}</th><th>Vs usual</th><th>Month to date</th><th>Month end</th><th>Budget</th><th>State</th></tr></thead><tbody>${units.map(row)}</tbody></table></section>`;
}

function row({ name, parents, kind, change, light, states, ...unit }: ExecutiveUnit): Markup {
  const title = parents === '' ? null : markup`<small><bdi>${parents}</bdi></small>`;
  return markup`<tr class="${kind}"><th scope="row"><bdi>${name}</bdi>${title}</th><td>${unit.cost}</td><td class="${change?.tone ?? 'flat'}">${change?.amount ?? '—'}</td><td>${unit.monthToDate}</td><td>${unit.projected}</td><td>${unit.budget}</td><td>${light === null ? states : markup`<span class="light ${light.light}">${light.word}</span>`}</td></tr>`;
}

function footer({ total, reportDay }: ExecutiveFigures): string {
  return (
    `Month end: ${monthEndWords(reportDay, total)} Usual: the mean of the same weekday in the four weeks ` +
    'before. AWS may still change costs until the month’s invoice. Days are UTC.'
  );
}
