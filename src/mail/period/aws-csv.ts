/** What AWS recommends to a part of the organization as CSV, safe to open in a spreadsheet. */
import Papa from 'papaparse';
import type { AwsRow } from '../../domain/figures/idle-figures.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const columns = [
  'ResourceId',
  'ResourceType',
  'LinkedAccount',
  'Region',
  'OU',
  'Action',
  'RecommendedResource',
  'Source',
  'ExportDate',
  'Currency',
  'OurFinding',
  'Standing',
  'MonthlySavings',
  'CountedSavings',
] as const;
const texts = 12;

const newline = '\r\n';
const byteOrderMark = '\ufeff';

/** 'aws-recommendations-2026-W47.csv'. */
export function awsCsvName(weekId: string): string {
  return `aws-recommendations-${weekId}.csv`;
}

/** CountedSavings may be added up: it is empty where our own figure counts, and for what is not added. */
export function awsCsv(rows: readonly AwsRow[]): string {
  const lines = rows.map((one) => [
    ...[one.resourceId, one.resourceType, one.account, one.region, one.ou, one.action],
    ...[one.recommendedResource, one.source, one.day, one.currency, one.finding, one.standing],
    ...[one.monthlySavings, one.countedSavings],
  ]);
  const safe = lines.map((line) =>
    line.map((cell) => (typeof cell === 'string' ? safeText(cell) : cell)),
  );
  const body = Papa.unparse(safe, { newline, quotes: columns.map((_, at) => at < texts) });
  return [`${byteOrderMark}${columns.join(',')}`, body, ''].join(newline);
}
