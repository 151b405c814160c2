/** The operations of the API, in the order of its document. */
import { aliases } from './aliases.ts';
import { anomalies } from './anomalies.ts';
import { costs } from './costs.ts';
import { costsByTeam } from './costs-by-team.ts';
import { coverage } from './coverage.ts';
import { explain } from './explain.ts';
import { lines } from './lines.ts';
import type { Operation } from './operation.ts';
import { owners } from './owners.ts';
import { reader } from './reader.ts';
import { resourceEfficiency } from './resource-efficiency.ts';
import { rules } from './rules.ts';
import { services } from './services.ts';
import { status } from './status.ts';
import { teamMonths } from './team-months.ts';
import { teams } from './teams.ts';
import { unitCosts } from './unit-costs.ts';
import { units } from './units.ts';
import { untagged } from './untagged.ts';

export const allOperations = [
  costs,
  costsByTeam,
  teamMonths,
  units,
  anomalies,
  lines,
  coverage,
  untagged,
  resourceEfficiency,
  unitCosts,
  teams,
  services,
  rules,
  aliases,
  owners,
  explain,
  reader,
  status,
] as unknown as readonly Operation[];
