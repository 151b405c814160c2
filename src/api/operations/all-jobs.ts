/** The operations that start a job, in the order of the API's document. */
import type { JobOperation } from './job-operation.ts';
import { runUntagged } from './run-untagged.ts';

export const allJobs = [runUntagged] as unknown as readonly JobOperation[];
