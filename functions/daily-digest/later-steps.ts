/**
 * The steps that follow the query, in one module so that they load together while the engine works:
 * half of the function's code, which would keep every cold start waiting.
 */

export { checkArchive } from '../../src/archive/verify/check-archive.ts';
export { archiveWindow } from '../../src/archive/window/archive-window.ts';
export { sendingPace } from '../../src/delivery/sending-pace.ts';
export { readFacts } from '../../src/reports/digest/read-facts.ts';
export { deliverMails } from './deliver-mails.ts';
export { findAnomalies } from './find-anomalies.ts';
export { forecastCosts } from './forecast-costs.ts';
export { prepareMails } from './prepare-mails.ts';
export { requireServed } from './resent-mails.ts';
export { sendSummaries } from './send-summaries.ts';
