/**
 * HTML written by hand in which every value is escaped, except other values of this type. Names in a bill
 * are untrusted input.
 */

/** HTML whose texts are escaped. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Value = string | number | Markup | null | readonly (Markup | null)[];

/** Template tag: escapes texts and numbers, inserts markup unchanged, and writes nothing for null. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    parts.reduce((html, part, at) => `${html}${written(values[at - 1] ?? null)}${part}`),
  );
}

function written(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.html;
  if (typeof value === 'object') return value.map(written).join('');
  return escaped(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
