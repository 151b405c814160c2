/** The comparisons of a day's costs; a part of a day is compared with nothing. */
import type { DayFigures } from './figures.ts';

type Compared = Pick<DayFigures, 'dayBefore' | 'usual'>;

/** Returns figures as they are if the day is complete, else without the costs that they are compared with. */
export function comparedIf(isComplete: boolean) {
  return <T extends Compared>(figures: T): T =>
    isComplete ? figures : { ...figures, dayBefore: null, usual: null };
}
