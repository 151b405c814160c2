/**
 * Whether there is a dashboard, whose it is and who may look: either a data set that somebody made
 * and the digest refreshes, or a dashboard of our own.
 */
import { flag, group, region, text } from './setting-values.ts';

const principal = text(
  'the ARN of a QuickSight user or group, such as ' +
    'arn:aws:quicksight:us-east-1:111122223333:user/default/finops',
  /^arn:aws[a-z-]*:quicksight:[a-z0-9-]+:\d{12}:(user|group)\/[\w.-]+\/\S+$/,
);

export const quicksight = group({
  /** Where QuickSight has its users and groups, which was chosen when the account signed up. */
  identityRegion: region.optional(),
  dataSetId: text(
    "the id of a QuickSight dataset, such as 'finops-ou-breakdown'",
    /^[\w-]{1,128}$/,
  ).optional(),
  /** Owns the dashboard that the stack then makes. */
  principalArn: principal.optional(),
  readerArn: principal.optional(),
  /** Everybody sees the OUs that ou-owners/ou-owners.csv gives him, and who is not in it nothing. */
  rowLevelSecurity: flag.default(false),
}).refine(
  ({ dataSetId, principalArn, readerArn, rowLevelSecurity }) =>
    principalArn === undefined
      ? readerArn === undefined && !rowLevelSecurity
      : dataSetId === undefined,
  {
    error:
      'dataSetId alone, for a dataset that exists, or principalArn for a dashboard of our own, ' +
      'which readerArn and rowLevelSecurity belong to',
  },
);
