/** The API's answers, typed by its own schemas. Only types are imported: no schema is part of the pages. */
import type * as z from 'zod';
import type { metaOf } from '../../../src/api/answers/answer-shape.ts';
import type { costs } from '../../../src/api/operations/costs.ts';
import type { lines } from '../../../src/api/operations/lines.ts';
import type { status } from '../../../src/api/operations/status.ts';

export type Meta = ReturnType<typeof metaOf>;
export type Answer<Data> = Meta & { readonly data: Data };

export type Costs = z.infer<(typeof costs)['data']>;
export type CostRow = Costs['rows'][number];
export type Lines = z.infer<(typeof lines)['data']>;
export type Line = Lines['rows'][number];
export type Status = z.infer<(typeof status)['data']>;
