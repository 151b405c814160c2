/** Each required tag: what has an allowed value, and why the rest has not. */
import type { Answer, Coverage, CoverageRow } from '../api/answers.ts';
import { QuietMoney } from '../marks/quiet-money.tsx';
import { ShareBar } from '../marks/share-bar.tsx';
import { allTags } from './coverage-answers.tsx';
import { CoverageBill } from './coverage-bill.tsx';

const columns = [
  ['x_TaggableCost', 'Taggable'],
  ['x_MissingTagCost', 'Missing'],
  ['x_NotAllowedTagCost', 'Value not allowed'],
  ['x_UntaggableCost', 'Cannot be tagged'],
  ['x_UnknownTagCost', 'Not known'],
] as const;

/** Columns that a narrow screen has, too. */
const narrow = new Set<string>(['x_MissingTagCost']);

export function CoverageByTag({ answer }: { readonly answer: Answer<Coverage> }) {
  const { rows } = answer.data;
  const tags = rows.filter(({ x_RequiredTag: tag }) => tag !== allTags);
  const all = rows.find(({ x_RequiredTag: tag }) => tag === allTags);
  return (
    <table className="costs">
      <caption className="hidden">Unblended cost by required tag</caption>
      <thead>
        <tr>
          <th scope="col">Tag</th>
          {columns.map(([name, words]) => (
            <th key={name} scope="col" className={classOf(name)}>
              {words}
            </th>
          ))}
          <th scope="col" className="number share">
            Has an allowed value
          </th>
        </tr>
      </thead>
      <tbody>
        {tags.map((row) => (
          <TagRow key={row.x_RequiredTag} row={row} currency={answer.currency} />
        ))}
      </tbody>
      {all === undefined ? null : (
        <tfoot>
          <TagRow row={all} currency={answer.currency} />
          <tr className="bill">
            <td colSpan={columns.length + 2}>
              <CoverageBill answer={answer} all={all} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

interface TagRowProps {
  readonly row: CoverageRow;
  readonly currency: string | null;
}

function TagRow({ row, currency }: TagRowProps) {
  const isAll = row.x_RequiredTag === allTags;
  return (
    <tr className={isAll ? 'total' : undefined}>
      <th scope="row" className="name">
        {isAll ? 'All of them' : row.x_RequiredTag}
      </th>
      {columns.map(([name]) => (
        <td key={name} className={classOf(name)}>
          <QuietMoney amount={row[name]} currency={currency} />
        </td>
      ))}
      <td className="number share">
        <ShareBar share={row.validShare} />
      </td>
    </tr>
  );
}

function classOf(name: string): string {
  return narrow.has(name) ? 'number' : 'number only-wide';
}
