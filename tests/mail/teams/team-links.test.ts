/** The link of a team's mail: to that team's page, and to nothing else. */
import { describe, expect, it } from 'vitest';
import { teamPart } from '../../../src/domain/figures/team-part.ts';
import { dashboardLinks } from '../../../src/domain/links/dashboard-links.ts';
import { composeTeamMail, writtenTeamMail } from '../../../src/mail/teams/compose-team-mail.ts';
import { statementView } from '../../../src/mail/teams/statement-view.ts';
import { linksIn } from '../links-in-html.ts';
import { frozenStatement } from '../statement-fixture.ts';
import { teamScenarios } from '../team-scenarios.ts';

const base = 'https://costs.example.com';
const dashboard = dashboardLinks(base);
const retail = [{ words: 'See this team’s costs', url: `${base}/teams/retail` }];

const partsOf = (name: keyof typeof teamScenarios) => {
  const { allocation } = teamScenarios[name]();
  const teams = allocation?.figures?.teams ?? [];
  return teams.flatMap(({ team }) => {
    const part = allocation === undefined ? null : teamPart(allocation, `team/${team}`);
    return part === null ? [] : [{ team, part }];
  });
};

describe('with an address', () => {
  it('the mail of a day leads to its team', () => {
    for (const { team, part } of [...partsOf('teams'), ...partsOf('hostile-teams')]) {
      const { html, text } = composeTeamMail(part, dashboard);
      const url = dashboard.team(team) ?? '';
      expect(linksIn(html).map((link) => link.url)).toEqual([url]);
      expect(text).toContain(url);
    }
  });

  it('a statement leads to its team', () => {
    const mail = writtenTeamMail(statementView(frozenStatement(), 'team/retail', dashboard));
    expect(linksIn(mail.html)).toEqual(retail);
    expect(mail.html).toContain('aria-label="See this team’s costs: retail, in the dashboard"');
    expect(mail.text).toContain(`See this team’s costs: ${base}/teams/retail`);
  });
});

it('without an address there is no link', () => {
  for (const { part } of partsOf('teams')) expect(linksIn(composeTeamMail(part).html)).toEqual([]);
  expect(linksIn(writtenTeamMail(statementView(frozenStatement(), 'team/retail')).html)).toEqual(
    [],
  );
});
