/**
 * How executives get their page each morning: mailed by QuickSight, drawn by QuickSight for a user or
 * for nobody in particular, or made by us from the archive.
 */
import * as z from 'zod';
import { emails, group, text } from './setting-values.ts';

const id = (what: string) => text(`the id of a QuickSight ${what}`, /^[\w-]{1,128}$/);

/** The dashboard of our own by default, and its sheet that fits a page. */
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
      /** Of the e-mail report made in QuickSight's console; it names who gets it. */
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
