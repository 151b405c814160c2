/**
 * Lines that occur rarely, each on a known day: domain and support fees, credits, refunds, and, if
 * requested, lines whose usage is before their billing period.
 */
import { addDays, type BillingDay, periodOf } from '../../src/domain/calendar/billing-day.ts';
import { supportChargedOn } from './scenario.ts';
import type { Slice } from './slices.ts';

export interface RareLine {
  readonly lineType: 'Fee' | 'Credit' | 'Refund';
  readonly billType: 'Anniversary' | 'Refund';
  readonly usageDay: BillingDay;
  /** The account of the line, by its `role`. */
  readonly role: string;
  readonly skuNo: number;
  /** USD. */
  readonly amount: number;
  readonly description: string;
}

/** The rare lines in a slice of the bill. */
export function rareLinesOf(slice: Slice): readonly RareLine[] {
  const lines = [...monthlyLines(slice), ...credits(slice)].filter(
    ({ usageDay }) => usageDay >= slice.from && usageDay <= slice.to,
  );
  return [...lines, ...outOfPeriodLines(slice)];
}

function monthlyLines({ period, request, asOf }: Slice): RareLine[] {
  const on = (day: string) => `${period}-${day}` as BillingDay;
  const lines: RareLine[] = [
    line('Fee', on('12'), 'shared', 38, 14, 'Domain registration, acme.example'),
    line('Refund', on('17'), 'payments', 13, -212.4, 'Refund for a failed RDS failover'),
  ];
  if (asOf >= supportChargedOn(period) && on('01') >= request.from) {
    lines.push(line('Fee', on('01'), 'payer', 37, 2900, 'AWS Support (Business)'));
  }
  return lines;
}

function credits({ period }: Slice): RareLine[] {
  return Array.from({ length: 10 }, (_, index) => {
    const day = `${period}-${String(index + 1).padStart(2, '0')}` as BillingDay;
    return line('Credit', day, 'lab', 25, -40, 'AWS Activate promotional credit');
  });
}

function outOfPeriodLines({ period, request, isFirstOfPeriod }: Slice): RareLine[] {
  if (!request.outOfPeriod || !isFirstOfPeriod || period !== periodOf(request.storyDay)) return [];
  const refunded = addDays(request.storyDay, -75);
  const credited = addDays(request.storyDay, -40);
  return [
    line('Refund', refunded, 'payments', 15, -88.25, 'Refund for an earlier month'),
    line('Credit', credited, 'lab', 25, -31.5, 'Service credit for an earlier month'),
  ];
}

function line(
  lineType: RareLine['lineType'],
  usageDay: BillingDay,
  role: string,
  skuNo: number,
  amount: number,
  description: string,
): RareLine {
  const billType = lineType === 'Refund' ? 'Refund' : 'Anniversary';
  return { lineType, billType, usageDay, role, skuNo, amount, description };
}
