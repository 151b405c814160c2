import { describe, expect, it } from 'vitest';
import { parseBillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import { filesBelow, runDigest } from '../support/laptop.ts';
import { reportDay, steady, workshop } from './workshop.ts';

describe('currencies and budgets', () => {
  const mixed = [...steady, { day: reportDay, cost: 5, currency: 'EUR' }];

  it('rejects a bill of two currencies and writes nothing', async () => {
    const { out, run } = workshop(mixed);
    await expect(runDigest(run)).rejects.toThrow(InputError);
    await expect(runDigest(run)).rejects.toThrow(/EUR and USD.*--currency/);
    expect(filesBelow(out).size).toBe(0);
  });

  it('reports the chosen currency', async () => {
    const { run } = workshop(mixed);
    const { figures } = await runDigest({ ...run, settings: { currency: 'USD' } });
    expect(figures).toMatchObject({ currency: 'USD', total: { cost: 40 } });
  });

  it('rejects a budget in another currency than the bill before anything is written', async () => {
    const { out, run } = workshop(steady);
    const budget = { ou: '*', month: parseBillingPeriod('2026-11'), amount: 1, currency: 'EUR' };
    await expect(runDigest({ ...run, settings: { budgets: [budget] } })).rejects.toThrow(
      /in EUR, the bill in USD/,
    );
    expect(filesBelow(out).size).toBe(0);
  });

  it('shows the light of projected month end against the budget', async () => {
    const { run } = workshop(steady);
    const budget = (amount: number) => [
      { ou: 'Root/Workloads/Prod', month: parseBillingPeriod('2026-11'), amount, currency: 'USD' },
    ];
    const lightFor = async (amount: number) =>
      (await runDigest({ ...run, settings: { budgets: budget(amount) } })).figures.total;
    expect(await lightFor(1400)).toMatchObject({
      light: 'green',
      projected: 1200,
      monthToDate: 800,
    });
    expect(await lightFor(1250)).toMatchObject({ light: 'yellow' });
    expect(await lightFor(1100)).toMatchObject({ light: 'red' });
  });
});
