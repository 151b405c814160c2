/** Mails of the invented company: weekly, monthly, of teams, of unusual days; and the executives' page. */
import { teamPart } from '../../../src/domain/figures/team-part.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { executivePage } from '../../../src/mail/executive/executive-page.ts';
import { composeSummary } from '../../../src/mail/period/summary-mail.ts';
import { composeTeamMail, writtenTeamMail } from '../../../src/mail/teams/compose-team-mail.ts';
import { statementView } from '../../../src/mail/teams/statement-view.ts';
import { executiveFiguresOf } from '../../mail/executive/executive-fixture.ts';
import { figuresWith } from '../../mail/figures-fixture.ts';
import { scenarios } from '../../mail/scenarios.ts';
import { frozenStatement } from '../../mail/statement-fixture.ts';
import { summaryScenarios } from '../../mail/summary-scenarios.ts';
import { allocationWith, digestAllocation } from '../../mail/teams-fixture.ts';

export interface PicturedPage {
  readonly name: string;
  readonly html: string;
  readonly kind: 'mail' | 'page';
}

const daily = ['anomaly', 'moves-and-credits', 'missing-days', 'partial-day', 'teams'] as const;
const summaries = [
  'week',
  'week-of-moves-and-credits',
  'week-53-with-gaps',
  'month-final',
  'month-not-final',
] as const;

export function scenarioPages(isAsked: (name: string) => boolean): PicturedPage[] {
  return Object.entries(makers())
    .filter(([name]) => isAsked(name))
    .map(([name, make]) => ({ name, html: make(), kind: kindOf(name) }));
}

function makers(): Readonly<Record<string, () => string>> {
  return {
    ...Object.fromEntries(daily.map((name) => [name, () => composeDigest(scenarios[name]()).html])),
    ...Object.fromEntries(
      summaries.map((name) => [name, () => composeSummary(summaryScenarios[name]()).html]),
    ),
    team: () => teamMail([]),
    'team-missing-days': () => teamMail(['2026-11-03', '2026-11-04']),
    statement: () => writtenTeamMail(statementView(frozenStatement(), 'team/retail')).html,
    'executives-page': () => executivePage(executiveFiguresOf(figuresWith())),
    'executives-page-missing-days': () =>
      executivePage(executiveFiguresOf(scenarios['missing-days']())),
  };
}

function kindOf(name: string): PicturedPage['kind'] {
  return name.startsWith('executives') ? 'page' : 'mail';
}

function teamMail(missingDays: readonly string[]): string {
  const figures = allocationWith({ missingDays: missingDays as never });
  const part = teamPart(digestAllocation({ figures }), 'team/retail');
  if (part === null) throw new Error('the fixture has no team retail');
  return composeTeamMail(part).html;
}
