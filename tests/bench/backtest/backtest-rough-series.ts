/**
 * Invented series that are harder than the generated organization's: levels that drift and jump,
 * heavy-tailed noise, fees on the first. Seeded; the forecast was not tuned to them.
 */
import { addDays, parseBillingDay, weekdayOf } from '../../../src/domain/calendar/billing-day.ts';
import { normalDraw, randomFrom } from '../random.ts';
import type { Series } from './backtest-series.ts';

const dayCount = 446;
const firstDay = parseBillingDay('2025-09-01');

/** `count` series; always the same. */
export function roughSeries(count: number): readonly Series[] {
  return Array.from({ length: count }, (_, number) => roughOne(number + 1));
}

function roughOne(seed: number): Series {
  const random = randomFrom(seed);
  const normal = () => normalDraw(random);
  const weekend = 0.4 + 0.6 * random();
  const wander = 0.002 + 0.012 * random();
  const noise = 0.02 + 0.06 * random();
  const fee = random() < 0.5 ? 0 : 2 * random();
  let level = Math.log(50 + 2000 * random());
  const days = Array.from({ length: dayCount }, (_, at) => addDays(firstDay, at));
  const values = days.map((day) => {
    const jump = random() < 0.008 ? 0.35 * normal() : 0;
    level += wander * normal() + jump;
    const spike = random() < 0.01 ? 1 + 2 * random() : 1;
    const week = [0, 6].includes(weekdayOf(day)) ? weekend : 1;
    const usual = Math.exp(level);
    return (
      usual * week * spike * Math.exp(noise * normal()) + (day.endsWith('-01') ? fee * usual : 0)
    );
  });
  return { name: `rough ${String(seed).padStart(2, '0')}`, days, values };
}
