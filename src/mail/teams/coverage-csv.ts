/**
 * The tag coverage of a month as CSV, safe to open in a spreadsheet. Amounts are denominators of shares: tagged
 * and valid are shares of what is taggable. Each tag sums to the same total.
 */
import Papa from 'papaparse';
import { allTags } from '../../domain/costs/coverage-day.ts';
import {
  type CoverageCosts,
  type CoverageFigures,
  coverageShare,
  type TagCoverage,
} from '../../domain/figures/coverage-figures.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const columns = [
  'From',
  'To',
  'Tag',
  'By',
  'Name',
  'Total',
  'Allocated',
  'AllocatedShare',
  'Taggable',
  'Tagged',
  'TaggedShare',
  'Valid',
  'ValidShare',
  'NotAllowed',
  'Missing',
  'Untaggable',
  'Unknown',
] as const;

const newline = '\r\n';
const byteOrderMark = '\ufeff';

/** 'tag-coverage-2026-11-20.csv'. */
export function coverageCsvName(reportDay: string): string {
  return `tag-coverage-${reportDay}.csv`;
}

/** All required tags together, then each tag. Accounts only for all together, because there may be thousands. */
export function coverageCsv({ from, to, tags }: CoverageFigures): string {
  const lines = tags.flatMap((one) => partsOf(one)).map((line) => [from, to, ...line]);
  const quotes = columns.map((_, at) => at >= 2 && at <= 4);
  const body = Papa.unparse(lines, { newline, quotes });
  return [`${byteOrderMark}${columns.join(',')}`, body, ''].join(newline);
}

function partsOf({ tag, all, targets, ous, accounts }: TagCoverage): (string | number)[][] {
  const name = tag === allTags ? 'all required' : tag;
  const of = (by: string, part: string, costs: CoverageCosts) => [
    ...[name, by, part].map(safeText),
    ...amounts(costs),
  ];
  return [
    of('bill', '', all),
    ...targets.map((part) => of('target', part.name, part.costs)),
    ...ous.map((part) => of('ou', part.name, part.costs)),
    ...(tag === allTags ? accounts : []).map((part) => of('account', part.name, part.costs)),
  ];
}

function amounts(costs: CoverageCosts): readonly (string | number)[] {
  const share = (part: number, whole: number) => {
    const found = coverageShare(part, whole);
    return found === null ? '' : Number(found.toFixed(6));
  };
  const { total, allocated, taggable, tagged, valid } = costs;
  return [
    total,
    allocated,
    share(allocated, total),
    taggable,
    tagged,
    share(tagged, taggable),
    valid,
    share(valid, taggable),
    costs['not-allowed'],
    costs.missing,
    costs.untaggable,
    costs.unknown,
  ];
}
