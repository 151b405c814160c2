/**
 * What a reader chose in the lists of a dashboard, as a condition. Names come from the bill and are hostile text.
 * Grafana's format `sqlstring` doubles single quotes, which both engines understand. It also puts a backslash before
 * double quotes, and Redshift takes a backslash for an escape, and both plugins replace what looks like a macro
 * (`$__…`) even inside quotes. So a list offers each name with look-alikes in place of these three characters, and
 * compares names in the same form.
 */
import { type SqlFragment, sqlText } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { allChosen, type FilterName } from '../names/variable-names.ts';

/** Backslash, double quote, dollar: by their codes, because the text itself would need quoting in Redshift. */
const unsafe = sql`chr(92) || chr(34) || chr(36)`;
const lookAlikes = sqlText('∖”＄');

/** A name as a list offers it. */
export function choosable(name: SqlFragment): SqlFragment {
  return sql`translate(${name}, ${unsafe}, ${lookAlikes})`;
}

/** Whether a row is of the chosen values; true for every row if all are chosen. */
export function isChosen(filter: FilterName, name: SqlFragment): SqlFragment {
  const chosen = chosenValues(filter);
  return sql`(${sqlText(allChosen)} in (${chosen}) or ${choosable(name)} in (${chosen}))`;
}

/** Grafana replaces it by quoted values, separated by commas. */
function chosenValues(filter: FilterName): SqlFragment {
  return variable(filter);
}

/** The chosen value of another variable, as one quoted text. */
export function variable(name: string): SqlFragment {
  if (!/^[a-z]+$/.test(name)) throw new TypeError(`not a name of a variable: ${name}`);
  return `\${${name}:sqlstring}` as SqlFragment;
}
