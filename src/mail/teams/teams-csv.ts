/**
 * The teams of a mail as CSV, at full precision and safe to open in a spreadsheet. A team that changed its
 * business unit in the month has one row for each unit. The month's totals sum to the total of the mail.
 */
import Papa from 'papaparse';
import type {
  AllocationFigures,
  DayAndMonth,
  TeamCost,
  TeamFigures,
} from '../../domain/figures/allocation-figures.ts';
import type { TeamPart } from '../../domain/figures/team-part.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const columns = [
  'ReportDay',
  'Target',
  'BusinessUnit',
  'BusinessGroup',
  'SlackChannel',
  'Metric',
  'DayDirect',
  'DayShared',
  'DayTotal',
  'MonthDirect',
  'MonthShared',
  'MonthTotal',
  'ProjectedMonthEnd',
  'Budget',
] as const;

const newline = '\r\n';
const byteOrderMark = '\ufeff';
const noCost: TeamCost = { direct: 0, shared: 0, total: 0 };

/** 'teams-2026-11-20.csv'. */
export function teamsCsvName(reportDay: string): string {
  return `teams-${reportDay}.csv`;
}

interface Line {
  readonly target: string;
  readonly unit: string;
  readonly group: string;
  readonly slackChannel: string;
  readonly day: TeamCost;
  readonly month: TeamCost;
  readonly projected: string;
  readonly budget: string;
}

/** Teams by cost, then shared cost that is not divided, then unallocated cost. */
export function teamsCsv(figures: AllocationFigures): string {
  const { teams, unsplit, unallocated } = figures;
  return csvOf(figures, [
    ...teams.flatMap(teamLines),
    ...unsplit.map((pool) => lineWithoutTeam(`pool/${pool.pool}`, pool)),
    lineWithoutTeam('unallocated', unallocated),
  ]);
}

/** The same columns for one team, for its owners. */
export function teamCsv(part: TeamPart): string {
  return csvOf(part, teamLines(part.team));
}

function csvOf(
  { reportDay, metric }: Pick<TeamPart, 'reportDay' | 'metric'>,
  all: readonly Line[],
): string {
  const lines = all.map((line) => [
    reportDay,
    ...[line.target, line.unit, line.group, line.slackChannel].map(safeText),
    metric,
    ...[line.day, line.month].flatMap(({ direct, shared, total }) => [direct, shared, total]),
    line.projected,
    line.budget,
  ]);
  const quotes = columns.map((_, at) => at >= 1 && at <= 4);
  const body = Papa.unparse(lines, { newline, quotes });
  return [`${byteOrderMark}${columns.join(',')}`, body, ''].join(newline);
}

/** The day, the projection and the budget belong to the team's last unit. */
function teamLines(team: TeamFigures): readonly Line[] {
  return team.units.map(({ businessUnit, businessGroup, cost }, at) => {
    const isLast = at === team.units.length - 1;
    return {
      target: `team/${team.team}`,
      unit: businessUnit,
      group: businessGroup,
      slackChannel: team.slackChannel,
      day: isLast ? team.day : noCost,
      month: cost,
      projected: isLast && team.projected !== null ? team.projected.toFixed(2) : '',
      budget: isLast && team.budget !== null ? String(team.budget) : '',
    };
  });
}

function lineWithoutTeam(target: string, { day, month }: DayAndMonth): Line {
  return {
    target,
    unit: '',
    group: '',
    slackChannel: '',
    day: { direct: day, shared: 0, total: day },
    month: { direct: month, shared: 0, total: month },
    projected: '',
    budget: '',
  };
}
