/** The untagged resources of a week as CSV, safe to open in a spreadsheet; the rows sum to the week. */
import Papa from 'papaparse';
import type { UntaggedResource } from '../../domain/figures/untagged-cost.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const columns = [
  'ResourceId',
  'LinkedAccount',
  'OU',
  'Service',
  'Target',
  'MissingTags',
  'UnblendedCost',
  'Resources',
] as const;

const newline = '\r\n';
const byteOrderMark = '\ufeff';

/** 'untagged-resources-2026-W47.csv'. */
export function untaggedCsvName(weekId: string): string {
  return `untagged-resources-${weekId}.csv`;
}

export function untaggedCsv(resources: readonly UntaggedResource[]): string {
  const lines = resources.map((one) => [
    ...[one.resourceId, one.account, one.ou, one.service, one.target, one.missingTags].map(
      safeText,
    ),
    one.cost,
    one.resources,
  ]);
  const quotes = columns.map((_, at) => at < 6);
  const body = Papa.unparse(lines, { newline, quotes });
  return [`${byteOrderMark}${columns.join(',')}`, body, ''].join(newline);
}
