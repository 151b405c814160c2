/**
 * The names of columns in answers: FOCUS's where FOCUS has the column, else with FOCUS's prefix for columns of one
 * provider. https://focus.finops.org/focus-specification/v1-2/
 */

import * as z from 'zod';
import { type Dimension, dimensions } from '../../domain/questions/dimension.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';

/** Parts of a billed cost, by whether it has the tags that the rules require. */
export const coverageNames = {
  allocated: 'x_AllocatedCost',
  taggable: 'x_TaggableCost',
  tagged: 'x_TaggedCost',
  valid: 'x_ValidTagCost',
  'not-allowed': 'x_NotAllowedTagCost',
  missing: 'x_MissingTagCost',
  untaggable: 'x_UntaggableCost',
  unknown: 'x_UnknownTagCost',
} as const;

/** All dimensions, each absent where it is not grouped by. */
export const dimensionShape = Object.fromEntries(
  dimensions.map((name) => [focusNames[name], z.string().optional()]),
) as Readonly<Record<(typeof focusNames)[Dimension], z.ZodOptional<z.ZodString>>>;
