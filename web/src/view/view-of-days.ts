/** The page's view with its days, the same object as long as nothing in it changed. */
import { useMemo } from 'react';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import type { View } from './view.ts';

export type ViewOfDays = View & DayRange;

export function useViewOfDays(view: View, { from, to }: DayRange): ViewOfDays {
  return useMemo(() => ({ ...view, from, to }), [view, from, to]);
}
