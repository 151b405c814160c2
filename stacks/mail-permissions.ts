/** What a function that mails may send: from one address of one identity, through one configuration set. */
import type { Permission } from './constructs/permission.ts';
import { fromCaller, isExpression } from './module/expressions.ts';
import { namesOf } from './names.ts';
import type { StackSettings } from './settings.ts';

/** The identity that SES verifies: the sender's domain, or the address alone. */
export function mailIdentityOf({ mail }: StackSettings): string {
  if (mail.identity === 'email') return mail.from;
  if (isExpression(mail.from)) return fromCaller.mailDomain;
  return mail.from.slice(mail.from.lastIndexOf('@') + 1);
}

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
      resources: [arns.identity(mailIdentityOf(settings)), arns.configurationSet],
      condition: { StringEquals: { 'ses:FromAddress': settings.mail.from } },
    },
  ];
}
