/** The business figures, checked as on upload: a file with an error is not divided by. */
import { InputError } from '../../domain/input/input-error.ts';
import type { BusinessFigure } from '../../domain/unit-costs/business-figures.ts';
import { ApiProblem } from '../problems/problem.ts';

/** Empty without a file. Throws an ApiProblem that says what is wrong and where. */
export async function knownFigures(
  read: (() => Promise<readonly BusinessFigure[]>) | undefined,
): Promise<readonly BusinessFigure[]> {
  if (read === undefined) return [];
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem(
      'unavailable',
      `The business figures cannot be read: ${error.message} See the runbook business-figures.`,
    );
  }
}
