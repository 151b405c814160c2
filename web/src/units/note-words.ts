/** Why a month end is unknown or a guess. */
import type { Units } from '../api/answers.ts';

type Total = NonNullable<Units['total']>;
type Note = NonNullable<Total['note']>;

const reasons: Readonly<Record<Note, string>> = {
  'short-history': 'the archive has too few days',
  'new-level': 'costs changed on the last days',
  'missing-days': 'days of the last four weeks are not archived',
  irregular: 'costs come irregularly',
  'no-forecast': 'there is no forecast of this day',
};

/** Empty where the forecast names no reason. */
export function noteWords({ note, projected }: Pick<Total, 'note' | 'projected'>): string {
  if (note === null) return '';
  return `Month end ${projected === null ? 'unknown' : 'is a guess'}: ${reasons[note]}.`;
}
