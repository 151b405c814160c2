/**
 * The files of the rules without entries. Deleting a file writes this: the store deletes nothing, and so needs no
 * right to; earlier versions stay in the bucket.
 */
import type { SetFileName } from '../../allocation/published/set-files-in-store.ts';

export const emptyFiles: Readonly<Record<SetFileName, string>> = {
  rules: 'version: 1\n',
  teams: 'team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to\n',
  services: 'application,team,type,repository_url,documentation_url,match\n',
  aliases: 'tag,value,becomes,valid_from,valid_to\n',
  owners: 'team,account,ou,valid_from,valid_to\n',
};
