/** Makes the mail to the owners of one team: subject, HTML, plain text and CSV, from that team's part only. */
import type { TeamPart } from '../../domain/figures/team-part.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import { palette } from '../markup/palette.ts';
import { nbsp } from '../words/date-and-number-words.ts';
import { linkLines } from '../words/mail-link.ts';
import { isolated } from '../words/safe-name.ts';
import { sentenceText } from '../words/sentence.ts';
import { aligned, wrapped } from '../words/text-layout.ts';
import { renderTeam } from './team-template.js';
import { type TeamView, teamView } from './team-view.ts';
import { teamCsv } from './teams-csv.ts';

/** A mail of a team without its attachment. */
export interface WrittenMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface TeamMail extends WrittenMail {
  readonly csv: string;
}

/** Without a `dashboard` the mail has no link. Throws a RangeError if the currency is not an ISO 4217 code. */
export function composeTeamMail(part: TeamPart, dashboard: DashboardLinks | null = null): TeamMail {
  return { ...writtenTeamMail(teamView(part, dashboard)), csv: teamCsv(part) };
}

/** HTML and plain text of the day's mail or of a statement. */
export function writtenTeamMail(view: TeamView): WrittenMail {
  return {
    subject: view.subject,
    html: renderTeam({ ...view, paint: palette }),
    text: teamText(view),
  };
}

function teamText(view: TeamView): string {
  const blocks = [
    [
      `AWS costs of team ${isolated(view.team)}, ${view.day}`,
      ...(view.unit === '' ? [] : [isolated(view.unit)]),
      view.basis,
      '',
      view.total,
      ...wrapped(view.totalWords),
    ],
    aligned(
      view.month.map(({ label, value, note, light }) => [
        label,
        value,
        [light?.word ?? '', note].filter((word) => word !== '').join('   '),
      ]),
      ['left', 'right', 'left'],
    ),
    ['WHERE IT COMES FROM', '', ...partLines(view), ...linkLines(view.link)],
    view.lines.flatMap((line) => wrapped(sentenceText(line), '  ')),
    [
      'CAN I TRUST THIS?',
      '',
      ...view.notes.flatMap(({ lead, sentence }) =>
        wrapped(`${lead}. ${sentenceText(sentence)}`, '  '),
      ),
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`.replaceAll(nbsp, ' ');
}

function partLines({ parts }: TeamView): string[] {
  const lines = aligned(
    parts.map(({ cost, note }) => [cost, note]),
    ['right', 'left'],
    '    ',
  );
  return parts.flatMap(({ name }, at) => [isolated(name), lines[at] ?? '']);
}
