/** The operations of the API, in the order of its document. */
import { costs } from './costs.ts';
import { lines } from './lines.ts';
import type { Operation } from './operation.ts';
import { status } from './status.ts';

export const allOperations = [costs, lines, status] as unknown as readonly Operation[];
