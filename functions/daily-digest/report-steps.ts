/**
 * The steps that follow the query, in one module so that they load together while the engine works:
 * half of the function's code, which would keep every cold start waiting.
 */

export { checkArchive } from '../../src/archive/verify/check-archive.ts';
export { archiveWindow } from '../../src/archive/window/archive-window.ts';
export { sendLimiter as sendingPace } from '../../src/delivery/send-limiter.ts';
export { readDigestData as readFacts } from '../../src/reports/digest/read-digest-data.ts';
export { deliverMails } from './deliver-mails.ts';
export { findAnomalies } from './find-anomalies.ts';
export { forecastCosts } from './forecast-costs.ts';
export { requireAudience } from './mails-to-resend.ts';
export { prepareMails } from './prepare-mails.ts';
export { sendSummaries } from './send-due-summaries.ts';
