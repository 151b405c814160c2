/** The blocks about teams as plain text, from the same views as the HTML. */
import { isolated } from '../words/safe-name.ts';
import { sentenceText } from '../words/sentence.ts';
import { aligned, wrapped } from '../words/text-layout.ts';
import type { StatementBlock } from './statement-block.ts';
import type { TeamRow } from './team-rows.ts';
import type { TeamsBlock } from './teams-block.ts';

export function teamsText({ caption, rows, sums, lines }: TeamsBlock): string[] {
  const sentences = lines.flatMap((line) => wrapped(sentenceText(line), '  '));
  return [
    'TEAMS, MONTH TO DATE',
    ...wrapped(caption),
    '',
    ...teamLines([...rows, ...sums]),
    ...(sentences.length === 0 ? [] : ['', ...sentences]),
  ];
}

/** Two lines for each team: its name, and its amounts in columns. */
export function teamLines(rows: readonly TeamRow[]): string[] {
  const cells = rows.map(({ cost, shared, light, projected }) => [
    cost,
    shared,
    light?.word ?? '',
    projected,
  ]);
  const table = aligned(cells, ['right', 'left', 'left', 'left'], '    ');
  return rows.flatMap((row, at) => [title(row), table[at] ?? '']);
}

/** What each team is charged for a closed month. */
export function statementText({ caption, rows, lines }: StatementBlock): string[] {
  const cells = rows.map(({ cost, notes }) => [cost, notes.join(' · ')]);
  const table = aligned(cells, ['right', 'left'], '    ');
  return [
    'TEAMS',
    ...wrapped(caption),
    '',
    ...rows.flatMap((row, at) => [title(row), table[at] ?? '']),
    '',
    ...lines.flatMap((line) => wrapped(sentenceText(line), '  ')),
  ];
}

function title({ name, unit }: Pick<TeamRow, 'name' | 'unit'>): string {
  return unit === '' ? isolated(name) : `${isolated(name)} (${isolated(unit)})`;
}
