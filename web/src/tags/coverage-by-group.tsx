/** Teams, OUs or accounts: most money without its tags first, because a small one at half is not the problem. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { Answer, Coverage, CoverageRow } from '../api/answers.ts';
import { BillName } from '../marks/bill-name.tsx';
import { QuietMoney } from '../marks/quiet-money.tsx';
import { ShareBar } from '../marks/share-bar.tsx';
import { TargetName } from '../marks/target-name.tsx';
import type { View } from '../view/view.ts';
import { viewQuery, withFilter } from '../view/view.ts';
import { counted } from '../words/day-words.ts';
import { compareAmounts, signOf, sumOf } from '../words/decimal.ts';
import { dimensionWords } from '../words/dimension-words.ts';
import { moneyText } from '../words/money-text.ts';
import { lackingCost } from '../words/tag-words.ts';
import { allTags, tagNames } from './coverage-answers.tsx';

export const coverageGroups = ['team', 'ou', 'account'] as const;
export type CoverageGroup = (typeof coverageGroups)[number];

interface CoverageByGroupProps {
  readonly answer: Answer<Coverage>;
  readonly group: CoverageGroup;
  readonly view: View;
}

/** More columns of tags would not be read. */
const maxTags = 3;

export function CoverageByGroup({ answer, group, view }: CoverageByGroupProps) {
  const [showsAll, showAll] = useState(false);
  const rows = useMemo(() => groupedRows(answer.data, group), [answer, group]);
  const tags = [...new Set(tagNames(answer.data))].slice(0, maxTags);
  const urgent = rows.filter(({ lacking }) => signOf(lacking) !== 0);
  const quiet = rows.length - urgent.length;
  const shown = showsAll ? rows : urgent;
  const money = (amount: string) => moneyText(amount, answer.currency);
  return (
    <>
      <table className="costs">
        <caption className="hidden">Cost without required tags by {group}</caption>
        <thead>
          <tr>
            <th scope="col">{dimensionWords[group].one}</th>
            <th scope="col" className="number only-wide">
              Taggable
            </th>
            {tags.map((tag) => (
              <th key={tag} scope="col" className="number only-wide">
                Without {tag}
              </th>
            ))}
            <th scope="col" className="number">
              Without a tag
            </th>
            <th scope="col" className="number share">
              With all tags
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, all, lacking, byTag }) => (
            <tr key={name}>
              <th scope="row" className="name">
                <GroupName group={group} name={name} view={view} />
              </th>
              <td className="number only-wide">{money(all.x_TaggableCost)}</td>
              {tags.map((tag) => (
                <td key={tag} className="number only-wide">
                  <QuietMoney amount={byTag.get(tag) ?? '0'} currency={answer.currency} />
                </td>
              ))}
              <td className="number">{money(lacking)}</td>
              <td className="number share">
                <ShareBar share={all.validShare} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="total">
            <th scope="row">Total</th>
            <td className="number only-wide">
              {money(sumOf(rows.map(({ all }) => all.x_TaggableCost)))}
            </td>
            {tags.map((tag) => (
              <td key={tag} className="number only-wide">
                {money(sumOf(rows.map(({ byTag }) => byTag.get(tag) ?? '0')))}
              </td>
            ))}
            <td className="number">{money(sumOf(rows.map(({ lacking }) => lacking)))}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      {quiet === 0 ? null : (
        <button
          type="button"
          className="quiet-button"
          aria-expanded={showsAll}
          onClick={() => showAll(!showsAll)}
        >
          {showsAll ? 'Hide' : 'Show'}{' '}
          {counted(quiet, 'other with nothing missing', 'others with nothing missing')}
        </button>
      )}
    </>
  );
}

interface GroupedRow {
  readonly name: string;
  readonly all: CoverageRow;
  readonly lacking: string;
  /** Tag → taggable cost without an allowed value. */
  readonly byTag: ReadonlyMap<string, string>;
}

function groupedRows({ rows }: Coverage, group: CoverageGroup): readonly GroupedRow[] {
  const column = focusNames[group];
  const byName = new Map<string, CoverageRow[]>();
  for (const row of rows) {
    const name = row[column] ?? '';
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return [...byName]
    .flatMap(([name, own]): GroupedRow[] => {
      const all = own.find(({ x_RequiredTag: tag }) => tag === allTags);
      const byTag = new Map(own.map((row) => [row.x_RequiredTag, lackingCost(row)]));
      return all === undefined ? [] : [{ name, all, lacking: lackingCost(all), byTag }];
    })
    .sort((a, b) => compareAmounts(b.lacking, a.lacking));
}

interface GroupNameProps {
  readonly group: CoverageGroup;
  readonly name: string;
  readonly view: View;
}

/** Leads to its costs in the same metric and days. */
function GroupName({ group, name, view }: GroupNameProps) {
  const value = group === 'team' ? name.replace(/^team\//, '') : name;
  const costs = withFilter({ ...view, metric: 'unblended', groupBy: ['service'] }, group, [value]);
  return (
    <Link className="plain" href={`/explore?${viewQuery(costs)}`}>
      {group === 'team' ? (
        <TargetName target={name} />
      ) : (
        <BillName dimension={group} value={name} />
      )}
    </Link>
  );
}
