/** The way of a day's tag coverage into the archive, like its allocation: written only if its content changed. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { columnHash } from '../../tables/content-hash.ts';
import { objectKey } from '../../tables/object-key.ts';
import type { Publication } from '../../tables/publish-once.ts';
import { tagCoverageTable } from '../../tables/tag-coverage.ts';
import {
  publishReplacing,
  type ReplacementRule,
  type Replacing,
} from '../day/publish-replacing.ts';
import type { CheckedCoverage } from './check-coverage.ts';
import { ruleSetMetadata } from './rule-set-metadata.ts';

/** Throws as `publishReplacing` does. */
export async function publishCoverage<Reason>(
  store: ObjectStore,
  coverage: CheckedCoverage,
  rule: ReplacementRule<Reason>,
): Promise<Replacing<Reason>> {
  return publishReplacing(store, publicationOf(coverage), rule);
}

function publicationOf(coverage: CheckedCoverage): Publication<typeof tagCoverageTable> {
  const { day, rows, currency, ruleSet } = coverage;
  const rowCount = rows.lineCount.length;
  return {
    table: tagCoverageTable,
    key: objectKey(tagCoverageTable, day),
    values: {
      ...rows,
      billingDate: new Array<BillingDay>(rowCount).fill(day),
      lineCount: Array.from(rows.lineCount),
    },
    contentHash: coverageHash(coverage),
    keyValues: { currency },
    metadata: { [ruleSetMetadata]: ruleSet, currency, rows: String(rowCount) },
    subject: `The tag coverage of ${day}`,
  };
}

/** SHA-256, in hex, of layout, day, currency and every row in archive order; not of the rule set. */
function coverageHash({ day, rows, currency }: CheckedCoverage): string {
  const texts = [rows.ou, rows.linkedAccount, rows.target, rows.tag, rows.state];
  const about = [tagCoverageTable.layoutVersion, day, currency, rows.lineCount.length];
  return columnHash(about, texts, [rows.unblendedCost, rows.lineCount]);
}
