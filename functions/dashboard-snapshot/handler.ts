/**
 * The Lambda function of the executives' page: event → validated input → platform and the way to make the
 * page → the steps in `send-executive-page.ts`.
 */

import { observedHandler } from '../../src/invocation/observed-handler.ts';
import { openAwsPlatform } from '../../src/platform/aws/aws-platform.ts';
import { readAwsSettings } from '../../src/platform/aws/client/aws-settings.ts';
import { openPageRoute } from '../../src/platform/aws/page-routes.ts';
import { readBudgets } from '../../src/settings/finops-files.ts';
import { readPageSettings } from './page-environment.ts';
import { readPageEvent } from './page-event.ts';
import { sendExecutivePage } from './send-executive-page.ts';

/**
 * Throws an InputError for a bad event or budgets file, an Error for wrong settings, else what
 * `sendExecutivePage` throws.
 */
export const handler = observedHandler(
  'dashboard-snapshot',
  process.env,
  async ({ event, requestId, telemetry }) => {
    const wanted = readPageEvent(event, Date.now());
    const given = readPageSettings(process.env);
    const aws = readAwsSettings(process.env);
    const platform = await openAwsPlatform(aws);
    const budgets = await readBudgets(platform.store, given.budgetsKey);
    const request = { ...wanted, runId: requestId, onStep: telemetry.onStep };
    const { delivery, pageKey, recordKey } = await sendExecutivePage(
      platform,
      openPageRoute(aws, given),
      { ...given.settings, budgets },
      request,
    );
    return {
      day: wanted.day,
      delivery: delivery.outcome,
      page: pageKey === null ? null : platform.store.locate(pageKey),
      record: platform.store.locate(recordKey),
    };
  },
);
