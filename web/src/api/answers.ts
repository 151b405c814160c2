/** The API's answers, typed by its own schemas. Only types are imported: no schema is part of the pages. */
import type * as z from 'zod';
import type { metaOf } from '../../../src/api/answers/answer-shape.ts';
import type { anomalies } from '../../../src/api/operations/anomalies.ts';
import type { costs } from '../../../src/api/operations/costs.ts';
import type { costsByTeam } from '../../../src/api/operations/costs-by-team.ts';
import type { coverage } from '../../../src/api/operations/coverage.ts';
import type { explain } from '../../../src/api/operations/explain.ts';
import type { lines } from '../../../src/api/operations/lines.ts';
import type { status } from '../../../src/api/operations/status.ts';
import type { teamMonths } from '../../../src/api/operations/team-months.ts';
import type { units } from '../../../src/api/operations/units.ts';

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
