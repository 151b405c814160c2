/** A spike in its second day that the bill explains, a new service, and a drop without a known cause. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Anomaly } from '../../src/domain/figures/anomaly.ts';

const thursday = parseBillingDay('2026-11-19');
const friday = parseBillingDay('2026-11-20');

const regions: Readonly<Record<string, string>> = { EUC1: 'eu-central-1', USE1: 'us-east-1' };

export const anomalies: readonly Anomaly[] = [
  {
    ou: 'Root/Workloads/Data Platform',
    service: 'Amazon Elastic Compute Cloud - Compute',
    kind: 'spike',
    cost: 5_940.2,
    expected: 2_412.8,
    range: { lower: 2_104.11, upper: 2_721.5 },
    since: thursday,
    days: 2,
    impact: 6_610.2,
    drivers: [
      driver('data-batch-prod', 'EUC1-BoxUsage:r7i.24xlarge', 3_318.4, 212.2),
      driver('data-batch-prod', 'EUC1-EBS:VolumeUsage.gp3', 402.1, 188.3),
      driver(null, 'EUC1-DataTransfer-Regional-Bytes', 96.4, 8.03),
    ],
  },
  {
    ou: 'Root/Workloads/Mobile',
    service: 'Amazon Bedrock',
    kind: 'new',
    cost: 612.08,
    expected: 0,
    range: { lower: 0, upper: 0 },
    since: friday,
    days: 1,
    impact: 612.08,
    drivers: [driver('mobile-lab', 'USE1-Claude-input-tokens', 612.08, 0)],
  },
  {
    ou: 'Root/Workloads/Retail/Shop',
    service: 'Amazon Relational Database Service',
    kind: 'drop',
    cost: 31.2,
    expected: 757.02,
    range: { lower: 690.5, upper: 823.54 },
    since: friday,
    days: 1,
    impact: -725.82,
    drivers: [],
  },
];

function driver(accountName: string | null, usageType: string, cost: number, reference: number) {
  const accountId = accountName === null ? '009912345678' : '048155162342';
  const region = regions[usageType.slice(0, 4)] ?? null;
  return { accountId, accountName, usageType, region, cost, reference, change: cost - reference };
}
