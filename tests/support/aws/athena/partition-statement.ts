/**
 * Parses the Hive statements about partitions that Athena accepts: names in backticks or without quotes,
 * never in double quotes, which Athena's DDL rejects.
 * https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-partition.html
 */
import { AthenaFailure } from './athena-failure.ts';

export interface PartitionClause {
  /** Partition key, lower case → value. */
  readonly values: Readonly<Record<string, string>>;
  readonly location: string | undefined;
}

export interface PartitionStatement {
  readonly kind: 'add' | 'drop' | 'relocate' | 'show' | 'repair';
  /** Undefined if the statement leaves it to the query's context. */
  readonly database: string | undefined;
  readonly table: string;
  /** `IF NOT EXISTS` or `IF EXISTS`. */
  readonly isLenient: boolean;
  readonly partitions: readonly PartitionClause[];
}

const tokens = /\s*(?:--[^\n]*\n\s*)*(?:`([^`]+)`|'((?:[^'\\]|\\.)*)'|([A-Za-z0-9_-]+)|(\S))/gy;

interface Token {
  readonly text: string;
  readonly kind: 'name' | 'text' | 'word' | 'sign';
}

/** Throws an AthenaFailure in Hive's words if the statement cannot be parsed. */
export function readPartitionStatement(sql: string): PartitionStatement {
  return new StatementReader(tokensOf(sql)).read();
}

function tokensOf(sql: string): Token[] {
  return [...sql.trim().replace(/;$/, '').matchAll(tokens)].map(
    ([, name, text, word, sign]): Token => {
      if (name !== undefined) return { kind: 'name', text: name };
      if (text !== undefined) return { kind: 'text', text: text.replace(/\\(.)/g, '$1') };
      return word === undefined ? { kind: 'sign', text: sign ?? '' } : { kind: 'word', text: word };
    },
  );
}

class StatementReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(read: readonly Token[]) {
    this.#tokens = read;
  }

  read(): PartitionStatement {
    if (this.#skip('SHOW', 'PARTITIONS')) return this.#whole('show', this.#table(), false, []);
    if (this.#skip('MSCK', 'REPAIR', 'TABLE'))
      return this.#whole('repair', this.#table(), false, []);
    this.#expect('ALTER', 'TABLE');
    const table = this.#table();
    if (this.#skip('ADD')) {
      const isLenient = this.#skip('IF', 'NOT', 'EXISTS');
      return this.#whole('add', table, isLenient, this.#partitions());
    }
    if (this.#peek('PARTITION')) return this.#relocated(table);
    this.#expect('DROP');
    const isLenient = this.#skip('IF', 'EXISTS');
    return this.#whole('drop', table, isLenient, this.#partitions());
  }

  /** https://docs.aws.amazon.com/athena/latest/ug/alter-table-set-location.html */
  #relocated(table: Pick<PartitionStatement, 'database' | 'table'>): PartitionStatement {
    const { values } = this.#partition();
    this.#expect('SET', 'LOCATION');
    return this.#whole('relocate', table, false, [{ values, location: this.#take('text') }]);
  }

  #whole(
    kind: PartitionStatement['kind'],
    table: Pick<PartitionStatement, 'database' | 'table'>,
    isLenient: boolean,
    partitions: readonly PartitionClause[],
  ): PartitionStatement {
    if (this.#next < this.#tokens.length) throw this.#unreadable();
    return { kind, ...table, isLenient, partitions };
  }

  #table(): Pick<PartitionStatement, 'database' | 'table'> {
    const first = this.#take('name', 'word').toLowerCase();
    if (!this.#skip('.')) return { database: undefined, table: first };
    return { database: first, table: this.#take('name', 'word').toLowerCase() };
  }

  #partitions(): PartitionClause[] {
    const clauses: PartitionClause[] = [];
    do {
      const { values } = this.#partition();
      const location = this.#skip('LOCATION') ? this.#take('text') : undefined;
      clauses.push({ values, location });
    } while (this.#skip(',') || this.#peek('PARTITION'));
    return clauses;
  }

  #partition(): Pick<PartitionClause, 'values'> {
    this.#expect('PARTITION', '(');
    const values: Record<string, string> = {};
    do {
      const key = this.#take('name', 'word').toLowerCase();
      this.#expect('=');
      values[key] = this.#take('text', 'word');
    } while (this.#skip(','));
    this.#expect(')');
    return { values };
  }

  #peek(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = this.#tokens[this.#next + index];
      return (
        (token?.kind === 'word' || token?.kind === 'sign') && token.text.toUpperCase() === word
      );
    });
  }

  #skip(...words: readonly string[]): boolean {
    const found = this.#peek(...words);
    if (found) this.#next += words.length;
    return found;
  }

  #expect(...words: readonly string[]): void {
    if (!this.#skip(...words)) throw this.#unreadable();
  }

  #take(...kinds: readonly Token['kind'][]): string {
    const token = this.#tokens[this.#next];
    if (token === undefined || !kinds.includes(token.kind)) throw this.#unreadable();
    this.#next += 1;
    return token.text;
  }

  #unreadable(): AthenaFailure {
    const near = this.#tokens[this.#next]?.text ?? '<EOF>';
    return new AthenaFailure(
      `FAILED: ParseException line 1:0 cannot recognize input near '${near}'`,
    );
  }
}
