/** The one link of a block, to the page of the web dashboard that shows the same costs. */
import { wrapped } from './text-layout.ts';

export interface MailLink {
  readonly url: string;
  /** 'See November by OU'. */
  readonly words: string;
  /** Read aloud: begins with the words, and says where the link leads. */
  readonly name: string;
}

/** Null if there is no address; `of` names what the words leave out, such as 'Amazon EC2 in Shop'. */
export function mailLink(url: string | null, words: string, of: string = ''): MailLink | null {
  if (url === null) return null;
  const subject = of === '' ? '' : `: ${of}`;
  return { url, words, name: `${words}${subject}, in the dashboard` };
}

/** The last lines of a block of the plain text; empty without a link. */
export function linkLines(link: MailLink | null, indent: string = ''): string[] {
  return link === null ? [] : ['', ...linkLine(link, indent)];
}

/** 'See November by OU: https://…'; a long address is on its own line, unbroken. */
export function linkLine({ words, url }: MailLink, indent: string = ''): string[] {
  return wrapped(`${words}: ${url}`, indent);
}
