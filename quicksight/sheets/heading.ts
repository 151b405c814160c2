/** The head of a sheet: its title, and a line that says how to read it. */
import type { SheetTextBox } from '@aws-sdk/client-quicksight';

export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly line: string;
}

/** Both texts are ours: they hold no character that markup knows. */
export function heading({ id, title, line }: Heading): SheetTextBox {
  return {
    SheetTextBoxId: id,
    Content:
      `<text-box><inline font-size="28px">${title}</inline><br/>` +
      `<inline font-size="14px">${line}</inline></text-box>`,
  };
}
