/**
 * The permissions to send mail from one address through one configuration set, and for the digest to
 * invoke itself for mails that it could not send in time.
 */

import { identitiesOf } from '../names/mail-names.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { Permission } from './permission.ts';

/**
 * SES requires SendRawEmail for a message that is sent as raw MIME, also through API v2.
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

/** An invocation of the digest starts another one for the mails that it cannot send in time. */
export function continuePermissions(settings: StackSettings): Permission[] {
  const { arns, functions } = namesOf(settings);
  return [
    {
      sid: 'InvokeItself',
      actions: ['lambda:InvokeFunction'],
      resources: [arns.function(functions.dailyDigest)],
    },
    ...(settings.web === undefined
      ? []
      : [
          {
            sid: 'AskDashboardsQuestions',
            actions: ['lambda:InvokeFunction'],
            resources: [arns.function(functions.api)],
          },
        ]),
  ];
}
