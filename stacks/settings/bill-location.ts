/**
 * The region of the bill's bucket, and checks of bill settings that are valid alone but not together.
 * The bucket may be in another region than the system; its key is then in the bucket's region.
 */
import { isKeyInRegion } from '../names/key-region.ts';
import { partitionOf } from '../names/partition.ts';

/** The settings that decide this. */
export interface BillLocationSettings {
  readonly region: string;
  readonly bill: {
    readonly kind: string;
    readonly source?: string | undefined;
    readonly periodFolder?: string | undefined;
    readonly tagColumns?: readonly string[] | undefined;
    readonly region?: string | undefined;
    readonly accountId?: string | undefined;
    readonly kmsKeyArn?: string | undefined;
  };
}

/** The bucket's region. The bucket of the stack's own export is in the system's region. */
export function billRegionOf({ bill, region }: BillLocationSettings): string {
  return bill.region ?? region;
}

/** One problem per setting; each begins with the setting's path. */
export function billProblems(settings: BillLocationSettings): string[] {
  const { bill, region } = settings;
  if (partitionOf(region) === 'aws-us-gov' && bill.kind !== 'existing') {
    return [
      `bill.kind: given "${bill.kind}" in ${region}; accepted: existing, because billing exports are ` +
        'created in us-east-1 only',
    ];
  }
  return [
    ...regionProblems(settings),
    ...keyProblems(settings),
    ...layoutProblems(settings),
    ...tagColumnProblems(settings),
  ];
}

function tagColumnProblems({ bill }: BillLocationSettings): string[] {
  const { source, tagColumns = [] } = bill;
  if (source === undefined || source === 'legacy' || tagColumns.length === 0) return [];
  return [
    `bill.tagColumns: given ${JSON.stringify(tagColumns)} for the source ${source}; accepted: nothing, because ` +
      'only the legacy report has a column for each tag',
  ];
}

function layoutProblems({ bill }: BillLocationSettings): string[] {
  if (bill.source !== 'legacy' || bill.periodFolder === undefined) return [];
  return [
    `bill.periodFolder: given "${bill.periodFolder}" for the source legacy; accepted: nothing, because the ` +
      "legacy report's folders are year=2026/month=11",
  ];
}

/** https://docs.aws.amazon.com/athena/latest/ug/querying-across-regions.html */
function regionProblems({ bill, region }: BillLocationSettings): string[] {
  const given = bill.region ?? region;
  const shown = `bill.region: given "${given}" for a system in ${region}`;
  if (partitionOf(given) === partitionOf(region)) return [];
  return [
    `${shown}; accepted: a region of the same partition, because a role is valid in one partition only`,
  ];
}

function keyProblems(settings: BillLocationSettings): string[] {
  const { kmsKeyArn } = settings.bill;
  const billRegion = billRegionOf(settings);
  if (kmsKeyArn === undefined || isKeyInRegion(billRegion, kmsKeyArn)) return [];
  return [
    `bill.kmsKeyArn: given "${kmsKeyArn}"; accepted: a key in ${billRegion}, where the bill's bucket is`,
  ];
}
