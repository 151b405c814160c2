/** Asks Athena which files of a billing period have the lines of another. */
import type { BillingPeriod } from '../../domain/billing-day.ts';
import { billLinesOnceStatement, lineIdentities } from '../../query/bill-lines-once-statement.ts';
import { sqlIdentifier } from '../../query/bind.ts';
import { collect } from '../../query/collect.ts';
import type { CopiedFile, QueryEngine } from '../ports.ts';
import type { AwsSettings } from './aws-settings.ts';

/** As `BillFiles.copies`. */
export function billCopies(engine: QueryEngine, { athena, tables }: AwsSettings) {
  const table = sqlIdentifier(`${athena.database}.${tables.bill}`);
  return async (period: BillingPeriod): Promise<readonly CopiedFile[]> => {
    const identities = lineIdentities(tables.billSource, table);
    const rows = await collect({ engine }, billLinesOnceStatement(identities, period));
    return rows.map((row) => ({
      file: row.file,
      otherFile: row.other_file,
      lines: row.line_count,
      sharedLines: row.shared_count,
    }));
  };
}
