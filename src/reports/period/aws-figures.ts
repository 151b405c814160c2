/** What AWS recommends to a reader, beside our findings: each saving once. Pure. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { OtherRecommendation } from '../../domain/figures/aws-recommendation.ts';
import type { AwsFigures, AwsRow, AwsSum } from '../../domain/figures/idle-figures.ts';
import type { ResourcesInUse, ResourceUse } from '../../domain/figures/resource-use.ts';

/** `use`: the reader's part. Null where there is no export. */
export function awsFigures({ resources, recommendations }: ResourcesInUse): AwsFigures | null {
  if (recommendations === null) return null;
  const { day, list } = recommendations;
  const measured = resources.filter(({ atStakeSource }) => atStakeSource === 'AWS');
  const counted = list.filter(({ countedSavings }) => countedSavings !== null);
  const purchases = list.filter(({ standing }) => standing === 'purchase').length;
  return {
    day,
    measured: sumUp(measured.map(({ atStakeCost }) => atStakeCost ?? 0)),
    others: sumUp(counted.map(({ countedSavings }) => countedSavings ?? 0)),
    purchases,
    notAdded: list.length - counted.length - purchases,
    rows: [...resources.flatMap(rowOfResource), ...list.map(rowOfOther)],
  };
}

function sumUp(savings: readonly number[]): AwsSum {
  return { count: savings.length, monthlySavings: sumOf(savings) };
}

function rowOfResource(one: ResourceUse): readonly AwsRow[] {
  if (one.aws === null) return [];
  const { account, region, ou, resourceId, kind, finding, atStakeSource, atStakeCost } = one;
  const countedSavings = atStakeSource === 'AWS' ? atStakeCost : null;
  const place = { account, region, ou, resourceId, resourceType: kind };
  return [{ ...one.aws, ...place, finding, standing: 'first', countedSavings }];
}

function rowOfOther(one: OtherRecommendation): AwsRow {
  return { ...one, finding: '' };
}
