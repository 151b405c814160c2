/** The operations of the API, in the order of its document. */
import { costs } from './costs.ts';
import { coverage } from './coverage.ts';
import { lines } from './lines.ts';
import type { Operation } from './operation.ts';
import { status } from './status.ts';
import { untagged } from './untagged.ts';

export const allOperations = [
  costs,
  lines,
  coverage,
  untagged,
  status,
] as unknown as readonly Operation[];
