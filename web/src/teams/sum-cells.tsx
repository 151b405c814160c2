/** The figures of one row of teams: direct, shared and both, with their change and their part of all. */
import { ChangeMark } from '../marks/change-mark.tsx';
import { shareText } from '../words/change.ts';
import { moneyText } from '../words/money-text.ts';
import type { TeamSums } from './team-tree.ts';

interface SumCellsProps {
  readonly sums: TeamSums;
  readonly currency: string | null;
  readonly total: string;
}

export function SumCells({ sums, currency, total }: SumCellsProps) {
  const { directCost, sharedCost, cost, costBefore } = sums;
  const change = <ChangeMark cost={cost} before={costBefore} currency={currency} />;
  return (
    <>
      <td className="number only-wide">{moneyText(directCost, currency)}</td>
      <td className="number only-wide">{moneyText(sharedCost, currency)}</td>
      <td className="number">
        {moneyText(cost, currency)}
        <div className="only-narrow small">{change}</div>
      </td>
      <td className="number only-wide">{change}</td>
      <td className="number only-wide">{shareText(cost, total)}</td>
    </>
  );
}
