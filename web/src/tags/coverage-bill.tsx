/** Whether taggable cost and what is apart from it are together the costs of the same days, and these the bill. */
import type { Answer, Costs, Coverage, CoverageRow } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { BillPill } from '../costs/total-rows.tsx';
import { sumOf } from '../words/decimal.ts';
import { moneyText } from '../words/money-text.ts';

interface CoverageBillProps {
  readonly answer: Answer<Coverage>;
  readonly all: CoverageRow;
}

export function CoverageBill({ answer, all }: CoverageBillProps) {
  const { from, to } = answer.data.days;
  const path = `/v1/costs?from=${from}&to=${to}&metric=unblended`;
  const { data: costs } = useAnswer<Costs>(path);
  if (costs === undefined) return null;
  const money = (amount: string) => moneyText(amount, answer.currency);
  const parts = sumOf([all.x_TaggableCost, all.x_UntaggableCost, all.x_UnknownTagCost]);
  const isEqual = money(parts) === money(costs.data.total.cost);
  return (
    <>
      {isEqual ? (
        <BillPill reconciled={answer.reconciled} />
      ) : (
        <span className="pill yellow">Not the costs of these days</span>
      )}
      <p className="quiet small">
        Taggable, untaggable and not known are {money(parts)}
        {isEqual ? '.' : `; the costs of these days are ${money(costs.data.total.cost)}.`}
      </p>
    </>
  );
}
