/** What is being read, as messages call it, such as "rule 'tax'"; and where its problems are reported. */
import type { Report } from './problem.ts';

export class Subject {
  readonly what: string;
  readonly report: Report;

  constructor(what: string, report: Report) {
    this.what = what;
    this.report = report;
  }

  /** A part of it: "'when' of rule 'tax'". */
  part(name: string): Subject {
    return this.named(`'${name}' of ${this.what}`);
  }

  /** Something else in the same file. */
  named(what: string): Subject {
    return new Subject(what, this.report);
  }

  /** Reports a sentence about it: `text` continues after its name, such as "is empty". */
  problem(line: number | null, text: string): void {
    this.report(line, `${this.what} ${text}`);
  }
}
