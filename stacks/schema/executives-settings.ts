/**
 * How executives get their page every morning: QuickSight mails it, QuickSight draws it for a
 * registered user or anonymously, or this system renders it from the archive.
 */
import * as z from 'zod';
import { emails, group, text } from './setting-values.ts';

const id = (what: string) => text(`the id of a QuickSight ${what}`, /^[\w-]{1,128}$/);

/** By default this system's own dashboard, and its sheet that fits on one page. */
const sheet = {
  dashboardId: id('dashboard').optional(),
  sheetId: id('sheet').default('executive'),
};

const userArn = text(
  'the ARN of a QuickSight user, such as arn:aws:quicksight:us-east-1:111122223333:user/default/chief',
  /^arn:aws[a-z-]*:quicksight:[a-z0-9-]+:\d{12}:user\/[\w.-]+\/\S+$/,
);

const routes = 'console-schedule, registered-user, anonymous or rendered';

export const executives = z.discriminatedUnion(
  'route',
  [
    group({
      route: z.literal('console-schedule'),
      dashboardId: id('dashboard').optional(),
      /** Id of an e-mail report of QuickSight's console, which contains the recipients. */
      scheduleId: id('e-mail report'),
    }),
    group({ route: z.literal('registered-user'), to: emails, ...sheet, userArn }),
    group({ route: z.literal('anonymous'), to: emails, ...sheet }),
    group({ route: z.literal('rendered'), to: emails }),
  ],
  {
    error: ({ code }) => (code === 'invalid_union' ? routes : `an object whose route is ${routes}`),
  },
);
