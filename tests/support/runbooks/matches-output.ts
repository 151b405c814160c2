/** Compares the output of commands with a page's: `…` matches anything, also several lines. */

/** Undefined if it matches; else both texts, for a person to compare. */
export function outputDifference(shown: string, printed: string): string | undefined {
  const pattern = tidy(shown).split('…').map(literal).join('[\\s\\S]*?');
  if (new RegExp(`^${pattern}$`).test(tidy(printed))) return undefined;
  return `the page shows\n${shown}\nbut the commands printed\n${printed}`;
}

/** Blanks at the ends of lines, and empty lines around the text, do not matter. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
