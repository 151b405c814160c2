/**
 * The steps that follow the query, in one module so that they load together while the engine works:
 * half of the function's code, which would keep every cold start waiting.
 */
export { archiveWindow } from '../archive/archive-window.ts';
export { checkArchive } from '../archive/check-archive.ts';
export { deliverMails } from './deliver-mails.ts';
export { findAnomalies } from './find-anomalies.ts';
export { forecastCosts } from './forecast-costs.ts';
export { prepareMails } from './prepare-mails.ts';
export { readFacts } from './read-facts.ts';
export { requireServed } from './resent-mails.ts';
export { sendSummaries } from './send-summaries.ts';
