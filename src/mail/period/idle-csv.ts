/** The idle resources of a part of the organization as CSV, safe to open in a spreadsheet. */
import Papa from 'papaparse';
import type { ResourceUse } from '../../domain/figures/resource-use.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const columns = [
  'ResourceId',
  'Kind',
  'LinkedAccount',
  'Region',
  'OU',
  'Service',
  'Target',
  'Evidence',
  'Metric',
  'Unit',
  'AwsAction',
  'AwsRecommendedResource',
  'AwsExportDate',
  'AwsCurrency',
  'AwsMonthlySavings',
  'HighestDay',
  'Limit',
  'KnownDays',
  'MonthlyCost',
] as const;
const texts = 14;

const newline = '\r\n';
const byteOrderMark = '\ufeff';

/** 'idle-resources-2026-W47.csv'. */
export function idleCsvName(weekId: string): string {
  return `idle-resources-${weekId}.csv`;
}

export function idleCsv(resources: readonly ResourceUse[]): string {
  const lines = resources.map((one) => [
    ...[one.resourceId, one.kind, one.account, one.region, one.ou, one.service].map(safeText),
    ...[one.target, one.words, one.metric ?? '', one.unit ?? ''].map(safeText),
    ...[one.aws?.action ?? '', one.aws?.recommendedResource ?? ''].map(safeText),
    ...[one.aws?.day ?? '', one.aws?.currency ?? ''].map(safeText),
    ...[one.aws?.monthlySavings ?? null, one.value, one.limit, one.knownDays, one.monthlyCost],
  ]);
  const body = Papa.unparse(lines, { newline, quotes: columns.map((_, at) => at < texts) });
  return [`${byteOrderMark}${columns.join(',')}`, body, ''].join(newline);
}
