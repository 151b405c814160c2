/** The parameters that several operations have, with their meaning for the OpenAPI document. */
import * as z from 'zod';
import { isBillingDay, parseBillingDay } from '../../domain/calendar/billing-day.ts';
import { costMetrics } from '../../domain/costs/cost-metric.ts';
import {
  type CostFilter,
  type FilterName,
  filterNames,
} from '../../domain/questions/cost-question.ts';
import { dimensions } from '../../domain/questions/dimension.ts';

export const billingDay = z
  .string()
  .meta({ format: 'date' })
  .refine(isBillingDay, { error: 'Not a day such as 2026-11-20.' })
  .transform(parseBillingDay);

const maxValues = 100;
const maxNameCharacters = 1_000;

const filterValues = z
  .array(
    z
      .string()
      .max(maxNameCharacters, { error: `More than ${maxNameCharacters} characters.` })
      .refine((value) => !value.includes('\0'), { error: 'It has a NUL character.' }),
  )
  .max(maxValues, { error: `More than ${maxValues} values.` });

const filterMeanings: Readonly<Record<FilterName, string>> = {
  ou: 'Path of an OU, such as Root/Workloads; includes those below it.',
  ouOnly: 'Path of an OU, without those below it: the OU that a row of an answer by OU is about.',
  account: 'Linked account, twelve digits.',
  service: 'AWS service, as the bill names it.',
  region: 'AWS Region; empty where the bill names none.',
  operation: 'Operation that was charged.',
  usageType: 'Kind of usage.',
  chargeType: "Line item type; of a FOCUS bill such as 'Usage/Usage-Based'.",
  team: "Name of a team; 'pool/<name>' for shared cost; 'unallocated'.",
  rule: 'Id of the rule that decided the team.',
  application: 'Application of the service catalogue.',
  environment: 'Value of the tag environment, as the rules normalise it.',
};

type FilterParameter = `filter[${FilterName}]`;

/** `filter[ou]`, `filter[service]`, …: a row must have one of the values of each. */
export const filterShape = Object.fromEntries(
  filterNames.map((name) => [
    `filter[${name}]`,
    filterValues.optional().describe(`${filterMeanings[name]} Give it again for another value.`),
  ]),
) as Readonly<Record<FilterParameter, z.ZodOptional<typeof filterValues>>>;

export function filterOf(
  query: Readonly<Partial<Record<FilterParameter, readonly string[] | undefined>>>,
): CostFilter {
  return new Map(
    filterNames.flatMap((name): [FilterName, readonly string[]][] => {
      const values = query[`filter[${name}]`];
      return values === undefined ? [] : [[name, [...new Set(values)].sort()]];
    }),
  );
}

/** The first and last day, both included. */
export const daysShape = {
  from: billingDay.describe('First day, UTC.'),
  to: billingDay.describe('Last day, UTC, included.'),
};

export const metricShape = z
  .enum(costMetrics, { error: `Not a metric: ${costMetrics.join(', ')}.` })
  .optional()
  .describe('Cost metric; default: amortized.');

export const dimensionList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z.array(
      z.enum(dimensions, { error: `Not columns, with commas between: ${dimensions.join(', ')}.` }),
    ),
  )
  .refine((names) => new Set(names).size === names.length, { error: 'A column is named twice.' });

export function pageShape(defaultLimit: number, maxLimit: number) {
  const limits = { error: `Not a number from 1 to ${maxLimit}.` };
  return {
    limit: z
      .string()
      .regex(/^[0-9]{1,6}$/, limits)
      .transform(Number)
      .refine((limit) => limit >= 1 && limit <= maxLimit, limits)
      .optional()
      .describe(`Rows of a page, at most ${maxLimit}; default: ${defaultLimit}.`),
    cursor: z
      .string()
      .max(500)
      .optional()
      .describe('`nextCursor` of the page before, with the same question.'),
  };
}
