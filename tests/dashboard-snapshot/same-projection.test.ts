/** Page and mail of one morning, on the sample company: the same month ends, ranges and lights. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { readFigures } from '../../functions/dashboard-snapshot/read-executive-figures.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { ExecutiveFigures } from '../../src/domain/figures/executive-figures.ts';
import { executiveView } from '../../src/mail/executive/executive-view.ts';
import { openLocalPlatform } from '../../src/platform/local/local-platform.ts';
import { archiveSample, reportDay, sampleBudgets } from '../quicksight/dashboard-data.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { settings } from './morning.ts';

const folder = folderForSuite();
const bill = fileURLToPath(new URL('../../samples/acme/cur2', import.meta.url));
let mailed: DigestOutcome['figures'];
let shown: ExecutiveFigures;

beforeAll(async () => {
  const out = `${folder()}/out`;
  ({ figures: mailed } = await archiveSample(out, sampleBudgets));
  const platform = await openLocalPlatform({ out, bill, accounts: [] });
  const day = parseBillingDay(reportDay);
  const digest = { requestedDay: day, reportDay: day };
  const own = { ...settings, budgets: sampleBudgets };
  try {
    shown = await readFigures(platform, digest, own, () => undefined);
  } finally {
    platform.close();
  }
});

/** The figures that page and mail share. */
function executivePart({ total, ous, requestedDay, reportDay }: DigestOutcome['figures']) {
  return { total, ous, requestedDay, reportDay };
}

describe('the executives’ page', () => {
  it('has the mail’s month end of the organization, range and method with it, to the last digit', () => {
    expect(shown.total).toEqual(mailed.total);
    expect(shown.total.projected).not.toBeNull();
    const { lower, upper } = shown.total.projectedRange ?? { lower: 0, upper: 0 };
    expect(upper).toBeGreaterThan(lower);
  });

  it('has each unit’s month end and light, in the mail’s order', () => {
    const figuresOf = ({ ous }: Pick<ExecutiveFigures, 'ous'>) =>
      ous.map(({ ou, monthToDate, projected, budget, light }) => {
        return { ou, monthToDate, projected, budget, light };
      });
    expect(figuresOf(shown)).toEqual(figuresOf(mailed));
    expect(new Set(shown.ous.map(({ light }) => light)).size).toBeGreaterThan(2);
  });

  it('says the same in words', () => {
    expect(executiveView(shown)).toEqual(executiveView({ ...shown, ...executivePart(mailed) }));
    expect(shown.forecast).toEqual({ state: 'mailed' });
  });
});
