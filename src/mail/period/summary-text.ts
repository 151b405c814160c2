/**
 * The plain-text version of a summary, from the same view as the HTML. Lines have at most 72 columns if
 * names allow it. Each name is on its own line, so that no script or length shifts a number.
 */

import { statementText } from '../teams/teams-text.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import { linkLines } from '../words/mail-link.ts';
import type { Change } from '../words/money-words.ts';
import { isolated } from '../words/safe-name.ts';
import { sentenceText } from '../words/sentence.ts';
import { aligned, wrapped } from '../words/text-layout.ts';
import type { SummaryChanges, SummaryMoverRow } from './summary-changes.ts';
import type { SummaryHeadline } from './summary-headline.ts';
import type { IdleBlock } from './summary-idle.ts';
import type { SummaryUnits } from './summary-units.ts';
import type { SummaryView } from './summary-view.ts';

/** The view as text; lines end in '\n', and no-break spaces become ordinary ones. */
export function summaryText(view: SummaryView): string {
  const { head, budgetAnswer, units, teams, changes, idle, notes, links } = view;
  const blocks = [
    headlineLines(head),
    ...(head.month.length === 0 ? [] : [monthLines(head)]),
    wrapped(sentenceText(budgetAnswer)),
    ...(units.rows.length === 0 ? [] : [[...unitLines(units), ...linkLines(links.units)]]),
    ...(changes.services.length === 0
      ? []
      : [[...serviceLines(changes), ...linkLines(links.services)]]),
    ...(teams === null ? [] : [[...statementText(teams), ...linkLines(links.teams)]]),
    [...moverLines(changes), ...linkLines(links.movers)],
    ...(idle === null ? [] : [idleLines(idle)]),
    [
      'CAN I TRUST THIS?',
      '',
      ...notes.flatMap(({ lead, sentence }) => wrapped(`${lead}. ${sentenceText(sentence)}`, '  ')),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll(nbsp, ' ');
}

function headlineLines({ title, scope, basis, total, comparison, extremes }: SummaryHeadline) {
  const { amount, percent, against } = comparison;
  const change = [amount, percent === '' ? '' : `(${percent})`, against];
  return [
    `AWS costs, ${title}`,
    ...(scope === '' ? [] : [isolated(scope)]),
    basis,
    '',
    total,
    change.filter((word) => word !== '').join(' '),
    ...(extremes === '' ? [] : wrapped(extremes)),
  ];
}

function monthLines({ month }: SummaryHeadline): string[] {
  const table = month.map(({ label, value, note, light }) => [
    label,
    value,
    [light?.word ?? '', note].filter((word) => word !== '').join('   '),
  ]);
  return aligned(table, ['left', 'right', 'left']);
}

function unitLines({ rows, sums, caption, period, besideLabel }: SummaryUnits): string[] {
  const all = [...rows, ...sums];
  const cells = all.map(({ cost, change, light, beside }) => [
    cost,
    changeText(change),
    light?.word ?? '',
    beside,
  ]);
  const lines = aligned(cells, ['right', 'left', 'left', 'left'], '    ');
  return [
    `OUS, ${period.toUpperCase()}`,
    ...wrapped(`${caption} Columns: cost, change, ${columnWord(besideLabel)}.`),
    '',
    ...all.flatMap(({ name, parents }, index) => [
      parents === '' ? isolated(name) : `${isolated(name)} (${isolated(parents)})`,
      lines[index] ?? '',
    ]),
  ];
}

/** 'month end', 'week 46'; a month's name keeps its capital. */
function columnWord(label: string): string {
  return /^(Month end|Budget|Of the total|Week)/.test(label) ? label.toLowerCase() : label;
}

function serviceLines({ services, servicesCaption }: SummaryChanges): string[] {
  const cells = services.map(({ cost, change }) => [cost, changeText(change)]);
  const lines = aligned(cells, ['right', 'left'], '    ');
  return [
    'LARGEST SERVICES',
    ...(servicesCaption === '' ? [] : wrapped(servicesCaption)),
    '',
    ...services.flatMap(({ service }, index) => [isolated(service), lines[index] ?? '']),
  ];
}

function moverLines({ movers, moversCaption, moves, costLabel }: SummaryChanges): string[] {
  const cells = movers.map(({ cost, change }) => [cost, changeText(change)]);
  const lines = aligned(cells, ['right', 'left'], '    ');
  const titles = movers.length === 0 ? [] : wrapped(`Columns: ${costLabel}, change.`);
  return [
    'WHAT CHANGED',
    ...wrapped(moversCaption),
    ...moves.flatMap((move) => wrapped(sentenceText(move))),
    ...titles,
    ...(movers.length === 0 ? [] : ['']),
    ...movers.flatMap((row, index) => [moverTitle(row), lines[index] ?? '']),
  ];
}

function idleLines({ caption, rows, lines }: IdleBlock): string[] {
  return [
    'IDLE RESOURCES',
    ...wrapped(caption),
    ...rows.flatMap(({ resource, kind, owners, evidence, aws, cost }) => [
      '',
      `${isolated(resource)} (${kind})`,
      owners.map(isolated).join(', '),
      `    ${cost} a month`,
      ...wrapped(evidence, '    '),
      ...(aws === '' ? [] : wrapped(aws, '    ')),
    ]),
    ...(lines.length === 0 ? [] : ['']),
    ...lines.flatMap((line) => wrapped(line)),
  ];
}

function moverTitle({ service, part, account, accountId, unit }: SummaryMoverRow): string {
  const id = accountId === '' ? '' : ` (${accountId})`;
  const title = part === '' ? isolated(service) : `${isolated(service)} (${part})`;
  return `${title}, ${isolated(account)}${id}, ${isolated(unit)}`;
}

function changeText(change: Change | null): string {
  return change?.amount ?? '';
}
