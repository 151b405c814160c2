/**
 * The plain-text version of the mail, from the same view as the HTML. Lines have at most 72 columns if
 * names allow it. Each name is on its own line, so that no script or length shifts a number.
 */
import type { AnomalyNotes } from '../notes/anomaly-notes.ts';
import type { MailNote } from '../notes/mail-note.ts';
import { teamsText } from '../teams/teams-text.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import { linkLine, linkLines } from '../words/mail-link.ts';
import type { Change } from '../words/money-words.ts';
import { isolated } from '../words/safe-name.ts';
import { sentenceText } from '../words/sentence.ts';
import { aligned, wrapped } from '../words/text-layout.ts';
import type { DigestLinks } from './digest-links.ts';
import type { DigestView } from './digest-view.ts';
import type { Headline } from './headline.ts';
import type { MoverRow, MoverRows } from './mover-rows.ts';
import type { ServiceRows } from './service-rows.ts';
import type { UnitRow, UnitRows } from './unit-rows.ts';

/** The view as text; lines end in '\n', and no-break spaces become ordinary ones. */
export function digestText(view: DigestView): string {
  const { head, answers, units, teams, services, anomalies, movers, notes, links } = view;
  const isUnusual = anomalies.rows.length > 0;
  const blocks = [
    ...head.notices.map((notice) => wrapped(sentenceText(notice))),
    headlineLines(head),
    noteLines(answers),
    [...monthLines(head)],
    ...(isUnusual ? [anomalyLines(anomalies)] : []),
    [...unitLines(units), ...linkLines(links.units)],
    ...(teams === null ? [] : [[...teamsText(teams), ...teamLinkLines(links)]]),
    ...(services === null ? [] : [[...serviceLines(services), ...linkLines(links.services)]]),
    ...(isUnusual ? [] : [anomalyLines(anomalies)]),
    [...moverLines(movers), ...linkLines(links.movers)],
    [
      'CAN I TRUST THIS?',
      '',
      ...noteLines(notes.map(({ lead, sentence }) => ({ lead: `${lead}.`, sentence }))),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll(nbsp, ' ');
}

function teamLinkLines({ teams, tags }: DigestLinks): string[] {
  return [...linkLines(teams), ...(tags === null ? [] : linkLine(tags))];
}

function headlineLines(head: Headline): string[] {
  const changes = head.comparisons.map(({ amount, percent, against }) =>
    [amount, percent === '' ? '' : `(${percent})`, against].filter((word) => word !== '').join(' '),
  );
  const scope = head.scope === '' ? [] : [isolated(`Your OU: ${head.scope}`)];
  return [`AWS costs, ${head.day}`, ...scope, head.basis, '', head.total, ...changes];
}

function noteLines(notes: readonly MailNote[]): string[] {
  return notes.flatMap(({ lead, sentence }) => wrapped(`${lead} ${sentenceText(sentence)}`, '  '));
}

function monthLines({ month, lastMonth, covered, method, recent }: Headline): string[] {
  const table = month.map(({ label, value, note, light }) => [
    label,
    value,
    [light?.word ?? '', note].filter((word) => word !== '').join('   '),
  ]);
  return [
    ...aligned(table, ['left', 'right', 'left']),
    ...(lastMonth === '' ? [] : wrapped(lastMonth)),
    ...(covered === '' ? [] : wrapped(covered)),
    ...(method === '' ? [] : wrapped(method)),
    ...(recent === null ? [] : ['', ...wrapped(recent.words)]),
  ];
}

function anomalyLines({ rows, caption }: AnomalyNotes): string[] {
  return [
    'WHAT IS UNUSUAL',
    ...wrapped(caption),
    ...rows.flatMap(({ sentence, drivers, link }) => [
      '',
      ...wrapped(sentenceText(sentence)),
      ...wrapped(sentenceText(drivers), '  '),
      ...(link === null ? [] : linkLine(link, '  ')),
    ]),
  ];
}

function unitLines({ rows, sums, caption, day }: UnitRows): string[] {
  const all = [...rows, ...sums];
  const cells = all.map((row) => [row.cost, changeText(row.change), light(row), row.projected]);
  const lines = aligned(cells, ['right', 'left', 'left', 'left'], '    ');
  return [
    `OUS, ${day.toUpperCase()}`,
    ...wrapped(caption),
    '',
    ...all.flatMap((row, index) => [unitTitle(row), lines[index] ?? '', ...trendLines(row)]),
  ];
}

function serviceLines({ day, caption, rows, lines }: ServiceRows): string[] {
  const cells = rows.map((row) => [row.cost, changeText(row.change), row.monthToDate]);
  const columns = aligned(cells, ['right', 'left', 'right'], '    ');
  return [
    `SERVICES, ${day.toUpperCase()}, AND MONTH TO DATE`,
    ...wrapped(caption),
    '',
    ...rows.flatMap((row, at) => [row.isName ? isolated(row.name) : row.name, columns[at] ?? '']),
    ...(lines.length === 0 ? [] : ['']),
    ...lines.flatMap((line) => wrapped(sentenceText(line), '  ')),
  ];
}

function trendLines({ span, likely }: UnitRow): string[] {
  const days = span === null ? '' : `${span.days}: ${span.amounts}`;
  const words = [days, likely].filter((word) => word !== '').join(' · ');
  return words === '' ? [] : [`    ${words}`];
}

function light(row: UnitRow): string {
  return row.light?.word ?? '';
}

function unitTitle({ name, parents }: UnitRow): string {
  return parents === '' ? isolated(name) : `${isolated(name)} (${isolated(parents)})`;
}

function moverLines({ rows, caption, moves }: MoverRows): string[] {
  const cells = rows.map(({ cost, change }) => [cost, changeText(change)]);
  const lines = aligned(cells, ['right', 'left'], '    ');
  return [
    'WHAT CHANGED',
    ...wrapped(caption),
    ...moves.flatMap((move) => wrapped(sentenceText(move))),
    ...(rows.length === 0 ? [] : ['']),
    ...rows.flatMap((row, index) => [moverTitle(row), lines[index] ?? '']),
  ];
}

function moverTitle({ service, part, account, accountId, unit }: MoverRow): string {
  const id = accountId === '' ? '' : ` (${accountId})`;
  const title = part === '' ? isolated(service) : `${isolated(service)} (${part})`;
  return `${title}, ${isolated(account)}${id}, ${isolated(unit)}`;
}

function changeText(change: Change | null): string {
  return change?.amount ?? '';
}
