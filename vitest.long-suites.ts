/**
 * Files of tests that need Node alone, or a browser, but together minutes of it: every crash point,
 * hundreds of damaged deliveries, generated bills in all formats, every look of a mail. They run with the
 * integration suites, all others in `npm test`.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const longSuites = [
  'tests/allocation/compile/agrees-with-evaluate.test.ts',
  'tests/api/fuzz.test.ts',
  'tests/archive/allocation/identities.test.ts',
  'tests/archive/window/damaged-deliveries.test.ts',
  'tests/backfill/crash-points.test.ts',
  'tests/backfill/game-days.test.ts',
  'tests/cli/warehouse.test.ts',
  'tests/daily-digest/crash-points.test.ts',
  'tests/daily-digest/mails-at-size.test.ts',
  'tests/daily-digest/older-bill.test.ts',
  'tests/daily-digest/shrinking-bills.test.ts',
  'tests/daily-digest/situations/calendar.test.ts',
  'tests/daily-digest/situations/charges.test.ts',
  'tests/daily-digest/situations/organization.test.ts',
  'tests/dashboard-snapshot/crash-points.test.ts',
  'tests/forecast/backtest.test.ts',
  'tests/mail/executive/executive-page.test.ts',
  'tests/mail/render.test.ts',
  'tests/mail/summary-render.test.ts',
  'tests/mail/team-render.test.ts',
  'tests/platform/local/bill/damaged-values.test.ts',
  'tests/resource-metrics/ten-thousand-metrics.test.ts',
  'tests/runbooks/local-pages.test.ts',
  'tests/sql/sources-agree.test.ts',
  'tests/views/identities.test.ts',
  'tests/web/dashboard.test.ts',
  'tests/web/first-questions.test.ts',
  'tests/web/overview.test.ts',
  'tests/web/login.test.ts',
  'tests/web/teams.test.ts',
  'tests/web/rules-page.test.ts',
  'tests/web/tags-page.test.ts',
  'tests/web/idle-list.test.ts',
];

for (const file of longSuites) {
  if (!existsSync(fileURLToPath(new URL(file, import.meta.url)))) {
    throw new Error(
      `vitest.long-suites.ts names ${file}, which does not exist: correct its path, or remove it.`,
    );
  }
}
