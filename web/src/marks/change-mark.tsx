/** A change as an arrow, an amount and a percentage; coloured only from five percent on. */
import { changeOf } from '../words/change.ts';

interface ChangeMarkProps {
  readonly cost: string;
  /** Null: not known. */
  readonly before: string | null;
  readonly currency: string | null;
}

export function ChangeMark({ cost, before, currency }: ChangeMarkProps) {
  const change = changeOf(cost, before, currency);
  if (change === null) return <span className="quiet">not known</span>;
  return (
    <span className={`change ${change.tone}`}>
      {change.amount}
      {change.percent === '' ? null : <> {change.percent}</>}
    </span>
  );
}
