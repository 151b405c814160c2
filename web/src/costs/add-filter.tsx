/** Adds a filter: a dimension, then one of the names that the shown days have, most costly first. */
import { type FormEvent, useId, useState } from 'react';
import { type Dimension, dimensions } from '../../../src/domain/questions/dimension.ts';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import { useCosts } from '../api/use-answers.ts';
import type { UsedView } from '../view/use-view.ts';
import { viewQuery, withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { dimensionWords } from '../words/dimension-words.ts';

interface AddFilterProps {
  readonly used: UsedView;
  readonly view: ViewOfDays;
}

export function AddFilter({ used, view }: AddFilterProps) {
  const [isOpen, setOpen] = useState(false);
  const [dimension, choose] = useState<Dimension>('ou');
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value'));
    const values = [...new Set([...(used.view.filter[dimension] ?? []), value])];
    setOpen(false);
    used.show(withFilter(used.view, dimension, values));
  };
  if (!isOpen) {
    return (
      <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
        + Filter
      </button>
    );
  }
  return (
    <form className="add-filter" onSubmit={submit}>
      <label htmlFor={`${id}dimension`} className="hidden">
        Filter on
      </label>
      <select
        id={`${id}dimension`}
        value={dimension}
        onChange={({ target }) => choose(target.value as Dimension)}
      >
        {dimensions.map((name) => (
          <option key={name} value={name}>
            {dimensionWords[name].one}
          </option>
        ))}
      </select>
      <ValueField key={dimension} id={`${id}value`} dimension={dimension} view={view} />
      <button type="submit">Add</button>
      <button type="button" className="quiet-button" onClick={() => setOpen(false)}>
        Cancel
      </button>
    </form>
  );
}

interface ValueFieldProps extends Pick<AddFilterProps, 'view'> {
  readonly id: string;
  readonly dimension: Dimension;
}

/** Names of the same days under the other filters. */
function ValueField({ id, dimension, view }: ValueFieldProps) {
  const asked = { ...withFilter(view, dimension, []), isCompared: false } as const;
  const { data } = useCosts(viewQuery({ ...asked, granularity: 'total', groupBy: [dimension] }));
  const values = (data?.data.rows ?? []).flatMap((row) => row[focusNames[dimension]] ?? []);
  const names = dimension === 'ou' ? withParents(values) : values;
  return (
    <>
      <label htmlFor={id}>is</label>
      <select id={id} name="value" disabled={names.length === 0}>
        {names.map((name) => (
          <option key={name} value={name}>
            {name === '' ? dimensionWords[dimension].none : name}
          </option>
        ))}
      </select>
    </>
  );
}

/** A filter on an OU includes those below it: their parents are choices, too, also without costs of their own. */
export function withParents(paths: readonly string[]): readonly string[] {
  const all = paths.flatMap((path) => {
    const parts = path.split('/');
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  });
  return [...new Set(all)].sort();
}
