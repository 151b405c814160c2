/**
 * What a function that mails may send: from one address, through one configuration set; and that the
 * digest may hand itself the mails that it has no time for.
 */

import { identitiesOf } from '../names/mail-names.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

/**
 * SES asks for SendRawEmail where a message is sent as it was built, also through API v2.
 * https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
 */
export function mailPermissions(settings: StackSettings): Permission[] {
  const { arns } = namesOf(settings);
  return [
    {
      sid: 'SendMail',
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [...identitiesOf(settings).map(arns.identity), arns.configurationSet],
      condition: { StringEquals: { 'ses:FromAddress': settings.mail.from } },
    },
  ];
}

/** One invocation of the digest leaves to another what it cannot send in time. */
export function continuePermissions(settings: StackSettings): Permission[] {
  const { arns, functions } = namesOf(settings);
  return [
    {
      sid: 'InvokeItself',
      actions: ['lambda:InvokeFunction'],
      resources: [arns.function(functions.dailyDigest)],
    },
  ];
}
