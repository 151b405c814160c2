/** The head of a sheet: its title, and a line on how to read it. */
import type { SheetTextBox } from '@aws-sdk/client-quicksight';

export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly line: string;
}

/** Both texts are our own and contain no character with a meaning in markup. */
export function heading({ id, title, line }: Heading): SheetTextBox {
  return {
    SheetTextBoxId: id,
    Content:
      `<text-box><inline font-size="28px">${title}</inline><br/>` +
      `<inline font-size="14px">${line}</inline></text-box>`,
  };
}
