/**
 * The objects of the archive bucket that the API reads and writes, as IAM's patterns: its role permits
 * these and no others. It reads no bill and no staged lines.
 *
 * What its role needs besides:
 * - s3:ListBucket on the archive bucket: it lists the archive's tables, and S3 answers 403 for a missing object without it.
 * - athena:StartQueryExecution, GetQueryExecution and StopQueryExecution on its own workgroup, with the results of this
 *   workgroup (s3:GetObject, PutObject; s3:GetBucketLocation).
 * - glue:GetPartitions, which it calls itself, and what Athena asks of Glue with its role: glue:GetDatabase, GetTable,
 *   GetPartition, BatchGetPartition; on the tables ou_breakdown, cost_allocation, resource_costs and
 *   resource_metrics alone.
 * - lambda:InvokeFunction on itself, for long answers, and on the digest's function if there are editors.
 * - kms:Decrypt and GenerateDataKey on the bucket's key through S3; logs of its own group.
 */
import {
  currentKey,
  setFileNames,
  workingKey,
} from '../../src/allocation/published/set-files-in-store.ts';
import { keptPrefix } from '../../src/api/answers/kept-answers.ts';
import { answeredFrom } from '../../src/api/archive/answered-from.ts';
import { ownersKey } from '../../src/api/readers/reader-lists.ts';
import { organizationAudience } from '../../src/delivery/mail-audiences.ts';
import { businessFiguresTable } from '../../src/tables/business-figures.ts';
import { fileKey } from '../../src/tables/object-key.ts';

const workingFiles = setFileNames.map(workingKey);

/** Beside the budgets and the recipients, whose keys are settings. */
export const apiReads: readonly string[] = [
  ...answeredFrom.map(({ prefix }) => `${prefix}*`),
  'archive-state/*',
  currentKey,
  'allocation/sets/*',
  ...workingFiles,
  `receipts/*/${organizationAudience.name}.json`,
  ownersKey,
  fileKey(businessFiguresTable),
  `${keptPrefix}*`,
];

export const apiWrites: readonly string[] = [...workingFiles, `${keptPrefix}*`];
