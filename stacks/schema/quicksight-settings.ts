/**
 * The dashboard, its owner and its readers: either an existing data set that the digest refreshes, or
 * this system's own dashboard.
 */
import { flag, group, region, text } from './setting-values.ts';

const principal = text(
  'the ARN of a QuickSight user or group, such as ' +
    'arn:aws:quicksight:us-east-1:111122223333:user/default/finops',
  /^arn:aws[a-z-]*:quicksight:[a-z0-9-]+:\d{12}:(user|group)\/[\w.-]+\/\S+$/,
);

export const quicksight = group({
  /** Region of QuickSight's users and groups, which was chosen when the account signed up. */
  identityRegion: region.optional(),
  dataSetId: text(
    "the id of a QuickSight dataset, such as 'finops-ou-breakdown'",
    /^[\w-]{1,128}$/,
  ).optional(),
  /** Owner of the dashboard. If it is set, the stack creates the dashboard. */
  principalArn: principal.optional(),
  readerArn: principal.optional(),
  /**
   * Whether users see only the OUs that ou-owners/ou-owners.csv lists for them; users without a line
   * see nothing.
   */
  rowLevelSecurity: flag.default(false),
}).refine(
  ({ dataSetId, principalArn, readerArn, rowLevelSecurity }) =>
    principalArn === undefined
      ? readerArn === undefined && !rowLevelSecurity
      : dataSetId === undefined,
  {
    error:
      'dataSetId alone, for an existing data set, or principalArn for our own dashboard, ' +
      'optionally with readerArn and rowLevelSecurity',
  },
);
