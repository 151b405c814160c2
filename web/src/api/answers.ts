/** The API's answers, typed by its own schemas. Only types are imported: no schema is part of the pages. */
import type * as z from 'zod';
import type { metaOf } from '../../../src/api/answers/answer-shape.ts';
import type { aliases } from '../../../src/api/operations/aliases.ts';
import type { anomalies } from '../../../src/api/operations/anomalies.ts';
import type { costs } from '../../../src/api/operations/costs.ts';
import type { costsByTeam } from '../../../src/api/operations/costs-by-team.ts';
import type { coverage } from '../../../src/api/operations/coverage.ts';
import type { explain } from '../../../src/api/operations/explain.ts';
import type { lines } from '../../../src/api/operations/lines.ts';
import type { owners } from '../../../src/api/operations/owners.ts';
import type { reader } from '../../../src/api/operations/reader.ts';
import type { resourceEfficiency } from '../../../src/api/operations/resource-efficiency.ts';
import type { rules } from '../../../src/api/operations/rules.ts';
import type { services } from '../../../src/api/operations/services.ts';
import type { status } from '../../../src/api/operations/status.ts';
import type { teamMonths } from '../../../src/api/operations/team-months.ts';
import type { teams } from '../../../src/api/operations/teams.ts';
import type { units } from '../../../src/api/operations/units.ts';
import type { untagged } from '../../../src/api/operations/untagged.ts';

export type Meta = ReturnType<typeof metaOf>;
export type Answer<Data> = Meta & { readonly data: Data };

export type Costs = z.infer<(typeof costs)['data']>;
export type CostRow = Costs['rows'][number];
export type Lines = z.infer<(typeof lines)['data']>;
export type Line = Lines['rows'][number];
export type Status = z.infer<(typeof status)['data']>;
export type Units = z.infer<(typeof units)['data']>;
export type UnusualCosts = z.infer<(typeof anomalies)['data']>;
export type CostsByTeam = z.infer<(typeof costsByTeam)['data']>;
export type TeamRow = CostsByTeam['rows'][number];
export type TeamMonths = z.infer<(typeof teamMonths)['data']>;
export type Coverage = z.infer<(typeof coverage)['data']>;
export type Explained = z.infer<(typeof explain)['data']>;

export type CoverageRow = Coverage['rows'][number];
export type ResourceEfficiency = z.infer<(typeof resourceEfficiency)['data']>;
export type IdleRow = ResourceEfficiency['rows'][number];
export type Untagged = z.infer<(typeof untagged)['data']>;
export type UntaggedRow = Untagged['rows'][number];
export type ExplainedGroup = Explained['groups'][number];
export type ReaderAnswer = z.infer<(typeof reader)['data']>;

export type Rules = z.infer<(typeof rules)['data']>;
export type Rule = Rules['rows'][number];
export interface RuleTables {
  readonly teams: z.infer<(typeof teams)['data']>;
  readonly services: z.infer<(typeof services)['data']>;
  readonly aliases: z.infer<(typeof aliases)['data']>;
  readonly owners: z.infer<(typeof owners)['data']>;
}
export type WorkingFile = NonNullable<Rules['working']>;
