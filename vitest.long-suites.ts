/**
 * Suites that need Node alone, or a browser, but minutes of it: every crash point, thousands of damaged
 * deliveries, every look of a mail. They run with the integration suites; whoever is not in this list
 * runs in `npm test`.
 */
export const longSuites = [
  'tests/archive/damaged-deliveries.test.ts',
  'tests/backfill/crash-points.test.ts',
  'tests/daily-digest/crash-points.test.ts',
  'tests/daily-digest/older-bill.test.ts',
  'tests/dashboard-snapshot/crash-points.test.ts',
  'tests/forecast/backtest.test.ts',
  'tests/mail/executive-page.test.ts',
  'tests/mail/render.test.ts',
  'tests/mail/summary-render.test.ts',
  'tests/runbooks/local-pages.test.ts',
];
