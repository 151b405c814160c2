/**
 * What Grafana's page does with a query before it is sent: it puts the chosen values in. As in Grafana's own
 * formatters; a value of a custom 'All' is inserted as it is, without quotes.
 * https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
 */

/** `raw` is the custom value of 'All'. */
export type Chosen = { readonly raw: string } | { readonly values: readonly string[] };

/** Throws if the text has a variable without a value, or one in another format than `sqlstring`. */
export function interpolate(text: string, chosen: Readonly<Record<string, Chosen>>): string {
  const put = text.replace(/\$\{(\w+)(?::(\w+))?\}/g, (_, name: string, format?: string) => {
    const value = chosen[name];
    if (value === undefined) throw new Error(`unknown variable ${name}`);
    if (format !== 'sqlstring') throw new Error(`\${${name}} is not quoted`);
    return 'raw' in value ? value.raw : value.values.map(sqlString).join(',');
  });
  const left = /\$(?!__)\w+|\[\[/.exec(text.replaceAll(/\$\{[^}]*\}/g, ''));
  if (left !== null) throw new Error(`another form of variable: ${left[0]}`);
  return put;
}

/** Grafana doubles single quotes, and puts a backslash before double quotes. */
function sqlString(value: string): string {
  return `'${value.replaceAll(/['"]/g, (mark) => (mark === "'" ? "''" : '\\"'))}'`;
}
