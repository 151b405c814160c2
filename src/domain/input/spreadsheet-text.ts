/** Text for a CSV that people open in a spreadsheet: a name from the bill must not run as a formula. */

/**
 * Text that a spreadsheet may run as a formula: = + - @ (also full width, as Excel reads them), tab and CR,
 * at the start or after quotes, white space and invisible characters.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const runsAsFormula = /^(?:[\s"'’`]|\p{C}|\p{Z})*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^'*[\t\r\n]/u;

/** The text as a cell that no spreadsheet runs: a formula gets a leading apostrophe. Reversible. */
export function safeText(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

/** The text of such a cell. */
export function textOfCell(cell: string): string {
  const text = cell.slice(1);
  return cell.startsWith("'") && safeText(text) === cell ? text : cell;
}
