/**
 * The text of the executives' mail: the first lines of the attached page, short enough to be read without
 * opening it. Names from the bill are escaped, and never in the subject.
 */
import type { ExecutiveFigures } from '../../domain/figures/executive-figures.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import { type Markup, markup } from '../markup/html-markup.ts';
import { palette } from '../markup/palette.ts';
import { nbsp, shortDay } from '../words/date-and-number-words.ts';
import { linkLines, type MailLink, mailLink } from '../words/mail-link.ts';
import { moneyIn } from '../words/money-words.ts';
import { sentenceText } from '../words/sentence.ts';
import { headingInSubject } from './executive-heading.ts';
import { type ExecutiveView, executiveView } from './executive-view.ts';
import { sentenceMarkup } from './sentence-markup.ts';

export interface ExecutiveMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * `where`: a sentence about where the page is, such as 'The page is attached.' Without a `dashboard` the mail
 * has no link.
 */
export function executiveMail(
  figures: ExecutiveFigures,
  where: string,
  dashboard: DashboardLinks | null = null,
): ExecutiveMail {
  const view = executiveView(figures);
  const link = mailLink(dashboard?.overview ?? null, 'See the overview of all costs');
  return {
    subject: subjectOf(figures),
    html: htmlOf(view, where, link),
    text: textOf(view, where, link),
  };
}

/** 'AWS costs Fri 20 Nov: $48,214; November is heading for $1.30M, $108K below budget'. */
function subjectOf(figures: ExecutiveFigures): string {
  const money = moneyIn(figures.currency);
  const day = `${shortDay(figures.reportDay)}: ${money.withoutCents(figures.total.cost)}`;
  return `AWS costs ${day}; ${headingInSubject(figures, money)}`.replaceAll(nbsp, ' ');
}

function textOf(view: ExecutiveView, where: string, link: MailLink | null): string {
  const widest = Math.max(...view.figures.map(({ label }) => label.length)) + 2;
  const figures = view.figures.map(({ label, value, note }) =>
    `${label.padEnd(widest)}${value}${note === '' ? '' : `  (${note})`}`.trimEnd(),
  );
  const lines = [
    `AWS costs, ${view.day}`,
    ...(view.notice === '' ? [] : ['', view.notice]),
    '',
    `${view.light.word}: ${view.budgetAnswer}`,
    ...[view.over, view.cause].filter((one) => one.length > 0).map(sentenceText),
    '',
    ...figures,
    '',
    where,
    ...linkLines(link),
  ];
  return `${lines.join('\n').replaceAll(nbsp, ' ')}\n`;
}

const muted = `color:${palette.ink.grey}`;
const font = "font-family:'Helvetica Neue',Helvetica,Arial,sans-serif";

/**
 * Uses only tables and inline styles, because mail clients drop all others. Mail clients with a dark scheme
 * adapt plain colors themselves.
 */
function htmlOf(view: ExecutiveView, where: string, link: MailLink | null): string {
  const { light, word } = view.light;
  const badge = `color:${palette.ink[light]};background:${palette.back[light]};padding:3px 10px;font-weight:bold;white-space:nowrap`;
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>AWS costs, ${view.day}</title></head>
<body style="margin:0;padding:20px 16px;background:#ffffff;color:#1d2321;${font};font-size:15px;line-height:1.45">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 12px;${muted}">AWS costs, ${view.day}</p>
${view.notice === '' ? null : markup`<p style="margin:0 0 12px;padding:8px 10px;color:${palette.ink.yellow};background:${palette.back.yellow}">${view.notice}</p>`}
<h1 style="margin:0 0 8px;font-size:21px;line-height:1.3">${view.budgetAnswer}</h1>
<p style="margin:0 0 16px"><span style="${badge}">${word}</span></p>
${[view.over, view.cause].map((one) => (one.length === 0 ? null : markup`<p style="margin:0 0 12px">${sentenceMarkup(one)}</p>`))}
<table role="presentation" cellpadding="0" cellspacing="0" style="width:100%;border-collapse:collapse">${view.figures.map(figureRow)}</table>
<p style="margin:16px 0 0;${muted}">${where}${link === null ? null : linkMarkup(link)}</p>
</div></body></html>
`.html;
}

function linkMarkup({ url, words, name }: MailLink): Markup {
  return markup`<br><a href="${url}" aria-label="${name}" style="padding:8px 0;${muted}">${words}</a>`;
}

function figureRow({ label, value, note }: ExecutiveView['figures'][number]): Markup {
  const cell = 'padding:7px 0;border-top:1px solid #dfe3e0;vertical-align:top';
  return markup`<tr><td style="${cell}">${label}${note === '' ? null : markup`<br><span style="font-size:13px;${muted}">${note}</span>`}</td><td align="right" style="${cell};font-size:18px;font-weight:bold;white-space:nowrap">${value}</td></tr>`;
}
