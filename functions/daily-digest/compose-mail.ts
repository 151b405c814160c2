/** Makes the mail of a digest: the text from the figures, the CSV from the archived rows. Pure. */
import type { ComparedRows } from '../../src/domain/costs/compared-rows.ts';
import type { CoverageFigures } from '../../src/domain/figures/coverage-figures.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import type { DashboardLinks } from '../../src/domain/links/dashboard-links.ts';
import { composeDigest } from '../../src/mail/digest/compose-digest.ts';
import {
  attachedForm,
  attachmentFor,
  type CsvAttachment,
  csvFile,
} from '../../src/mail/message/csv-attachment.ts';
import { digestCsv } from '../../src/mail/message/digest-csv.ts';
import type { AttachedFile } from '../../src/mail/message/raw-message.ts';
import { coverageCsv, coverageCsvName } from '../../src/mail/teams/coverage-csv.ts';
import { teamsCsv, teamsCsvName } from '../../src/mail/teams/teams-csv.ts';

export interface ComposedMail {
  /** The figures of the report day, which is in the CSV's file name. */
  readonly figures: Figures;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Every archived row of the report day that the audience may see. */
  readonly csv: string;
  /** The CSV as it fits into a mail; undefined when the mail needs a link instead. */
  readonly attachment: CsvAttachment | undefined;
  /** The CSVs of teams and of tag coverage; empty without allocation rules. */
  readonly files: readonly AttachedFile[];
}

/**
 * `rows`: the archived rows of the figures' report day that the audience may see; `dashboard` is null if no
 * address is set.
 */
export function composeMail(
  figures: Figures,
  rows: ComparedRows,
  dashboard: DashboardLinks | null,
): ComposedMail {
  const csv = digestCsv(rows);
  const attachment = attachmentFor(csv);
  const mail = composeDigest(figures, attachedForm(attachment), dashboard);
  return { figures, ...mail, csv, attachment, files: teamFiles(figures) };
}

function teamFiles({ allocation, reportDay }: Figures): readonly AttachedFile[] {
  const teams = allocation?.figures ?? null;
  if (teams === null) return [];
  const coverage = allocation?.coverage;
  const covered = coverage === undefined ? [] : [coverageFile(coverage)];
  return [csvFile(teamsCsvName(reportDay), teamsCsv(teams)), ...covered];
}

function coverageFile(coverage: CoverageFigures): AttachedFile {
  return csvFile(coverageCsvName(coverage.to), coverageCsv(coverage));
}
