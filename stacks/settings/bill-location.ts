/**
 * The region of the bill's bucket, and settings of the bill that are fine alone, and not together. The
 * bucket may be in another region than the system: its key is in the bucket's region, not in ours.
 */
import { isKeyInRegion } from '../names/key-region.ts';
import { partitionOf } from '../names/partition.ts';

/** The settings that decide it. */
export interface BillPlaceSettings {
  readonly region: string;
  readonly bill: {
    readonly kind: string;
    readonly source?: string | undefined;
    readonly periodFolder?: string | undefined;
    readonly region?: string | undefined;
    readonly accountId?: string | undefined;
    readonly kmsKeyArn?: string | undefined;
  };
}

/** The bucket's region. An export's bucket is made here, beside everything else. */
export function billRegionOf({ bill, region }: BillPlaceSettings): string {
  return bill.region ?? region;
}

/** One fault a setting, each beginning with its path. */
export function billProblems(settings: BillPlaceSettings): string[] {
  const { bill, region } = settings;
  if (partitionOf(region) === 'aws-us-gov' && bill.kind !== 'existing') {
    return [
      `bill.kind: given "${bill.kind}" in ${region}; accepted: existing, since billing exports are ` +
        'made in us-east-1 only',
    ];
  }
  return [...regionProblems(settings), ...keyProblems(settings), ...layoutProblems(settings)];
}

function layoutProblems({ bill }: BillPlaceSettings): string[] {
  if (bill.source !== 'legacy' || bill.periodFolder === undefined) return [];
  return [
    `bill.periodFolder: given "${bill.periodFolder}" for the source legacy; accepted: nothing, since the ` +
      "legacy report's folders are year=2026/month=11",
  ];
}

/** https://docs.aws.amazon.com/athena/latest/ug/querying-across-regions.html */
function regionProblems({ bill, region }: BillPlaceSettings): string[] {
  const given = bill.region ?? region;
  const shown = `bill.region: given "${given}" for a system in ${region}`;
  if (partitionOf(given) === partitionOf(region)) return [];
  return [
    `${shown}; accepted: a region of the same partition, since no role of the one is known in the other`,
  ];
}

function keyProblems(settings: BillPlaceSettings): string[] {
  const { kmsKeyArn } = settings.bill;
  const place = billRegionOf(settings);
  if (kmsKeyArn === undefined || isKeyInRegion(place, kmsKeyArn)) return [];
  return [
    `bill.kmsKeyArn: given "${kmsKeyArn}"; accepted: a key in ${place}, where the bill's bucket is`,
  ];
}
