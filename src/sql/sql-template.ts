/**
 * Builds SQL from parts that are SQL already. The parameters of a template must be `SqlFragment`s, so a
 * value enters only through the functions of `bind.ts`.
 */
import type { SqlFragment } from './bind.ts';

/** `sql` before a template text makes a fragment of it and of the fragments in it. */
export function sql(
  texts: TemplateStringsArray,
  ...fragments: readonly SqlFragment[]
): SqlFragment {
  return texts.map((text, index) => text + (fragments[index] ?? '')).join('') as SqlFragment;
}

/** The fragments one after the other, with a separator written in code between them. */
export function joinSql(
  fragments: readonly SqlFragment[],
  separator: ',\n\n' | ',\n  ' | ', ' | ' and ' | ' or ' | '\n  union all ' | '\n' | '\n  ' | ' ',
): SqlFragment {
  return fragments.join(separator) as SqlFragment;
}
