/** The operations of the API, in the order of its document. */
import { anomalies } from './anomalies.ts';
import { costs } from './costs.ts';
import { costsByTeam } from './costs-by-team.ts';
import { lines } from './lines.ts';
import type { Operation } from './operation.ts';
import { status } from './status.ts';
import { units } from './units.ts';

export const allOperations = [
  costs,
  costsByTeam,
  units,
  anomalies,
  lines,
  status,
] as unknown as readonly Operation[];
