/** The output of `rules coverage`: amounts and shares in columns; a share is of the amount before it. */
import { allTags } from '../src/domain/costs/coverage-day.ts';
import {
  type CoverageCosts,
  type CoverageFigures,
  type CoveragePart,
  coverageShare,
} from '../src/domain/figures/coverage-figures.ts';
import { amountIn, counted, shareOf, shown, table } from './rules-output.ts';

const maxParts = 15;
const maxOwners = 10;
const titles = ['', 'cost', 'allocated', 'taggable', 'tagged', 'valid', 'untaggable', 'unknown'];
const right = [1, 2, 3, 4, 5, 6, 7];

export function coverageText(coverage: CoverageFigures): string {
  const { from, to, days, currency, tags, notActivated, untagged } = coverage;
  const amount = amountIn(currency);
  const row = ({ name, costs }: CoveragePart) => rowOf(shown(name), costs, amount);
  const [together] = tags;
  const block = (title: string, parts: readonly CoveragePart[]) => {
    const more = parts.length - maxParts;
    const rest = more > 0 ? `  and ${counted(more, 'more row')}; --json has all\n` : '';
    return `\n${title}\n${table([titles, ...parts.slice(0, maxParts).map(row)], right)}${rest}`;
  };
  const byTag = tags.map(({ tag, all }) => ({
    name: tag === allTags ? 'all required tags' : tag,
    costs: all,
  }));
  const owners = untagged
    .slice(0, maxOwners)
    .map(({ owner, cost, keys }) => [shown(owner), amount(cost), keys.map(shownKey).join(', ')]);
  return [
    `Tag coverage, ${from} to ${to}: ${counted(days, 'archived day')}, unblended ${currency}.\n`,
    'Allocated is a share of the cost; tagged and valid are shares of what is taggable.\n',
    block('Tags', byTag),
    block('Targets, all required tags', together?.targets ?? []),
    block('OUs, all required tags', together?.ous ?? []),
    block('Accounts, all required tags', together?.accounts ?? []),
    owners.length === 0
      ? ''
      : `\nUntagged or not allowed, by owner\n${table([['', 'cost', 'tags'], ...owners], [1])}`,
    ...notActivated.map(activation),
  ].join('');
}

/** Not as a callback of `map`, which would give the position as the length. */
function shownKey(key: string): string {
  return shown(key);
}

function activation(tag: string): string {
  return (
    `\nNo line has the tag ${shown(tag)}: activate its key in Billing and Cost Management → ` +
    'Cost allocation tags.\n'
  );
}

/** Empty where credits make no share. */
function share(part: number, whole: number): string {
  return coverageShare(part, whole) === null ? '' : shareOf(part, whole);
}

function rowOf(
  name: string,
  costs: CoverageCosts,
  amount: (value: number) => string,
): readonly string[] {
  const { total, allocated, taggable, tagged, valid, untaggable, unknown } = costs;
  return [
    name,
    amount(total),
    share(allocated, total),
    amount(taggable),
    share(tagged, taggable),
    share(valid, taggable),
    amount(untaggable),
    amount(unknown),
  ];
}
