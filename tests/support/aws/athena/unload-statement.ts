/**
 * Parses Athena's own statement UNLOAD strictly as its page describes it, and extracts the SELECT inside.
 * No open grammar supports it, because neither Trino nor Hive has it.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
import { lineAndColumn } from './athena-failure.ts';
import { firstWord, type SqlToken, sqlTokens } from './sql-tokens.ts';

export interface UnloadStatement {
  /** The SELECT at its original line and column: the text before it is blank. */
  readonly select: string;
  /** s3:// URI, ending in '/'. */
  readonly target: string;
  /** Upper case, such as 'PARQUET'. */
  readonly format: string;
  /** Upper case, such as 'SNAPPY'; undefined if the statement leaves it to Athena. */
  readonly compression: string | undefined;
  readonly partitionedBy: readonly string[];
}

/** The wrapper is not a valid UNLOAD; the message starts with 'line 1:8: '. */
export class UnloadSyntaxError extends Error {
  override readonly name = 'UnloadSyntaxError';
}

type Value = string | readonly string[];

const formats = ['ORC', 'PARQUET', 'AVRO', 'JSON', 'TEXTFILE'];
const properties = [
  'format',
  'compression',
  'compression_level',
  'field_delimiter',
  'partitioned_by',
];

export function isUnload(sql: string): boolean {
  return firstWord(sql) === 'UNLOAD';
}

/** Throws an UnloadSyntaxError; the SELECT is not checked. */
export function readUnloadStatement(sql: string): UnloadStatement {
  return new UnloadReader(sql).read();
}

class UnloadReader {
  readonly #sql: string;
  readonly #tokens: readonly SqlToken[];
  #next = 0;

  constructor(sql: string) {
    this.#sql = sql;
    this.#tokens = sqlTokens(sql);
  }

  read(): UnloadStatement {
    this.#expect('UNLOAD');
    const select = this.#select();
    this.#expect('TO');
    const target = this.#target();
    this.#expect('WITH');
    const values = this.#properties();
    if (this.#token().text === ';') this.#next += 1;
    if (this.#token().kind !== 'end') throw this.#fault('Expecting: <EOF>');
    const format = String(values.get('format') ?? '').toUpperCase();
    if (!formats.includes(format)) throw this.#fault(`format must be one of ${formats}`, 0);
    const columns = values.get('partitioned_by') ?? [];
    return {
      select,
      target,
      format,
      compression: values.has('compression')
        ? String(values.get('compression')).toUpperCase()
        : undefined,
      partitionedBy: typeof columns === 'string' ? [columns] : columns,
    };
  }

  #select(): string {
    const open = this.#expect('(').at;
    for (let depth = 1; depth > 0; this.#next += 1) {
      const { kind, text } = this.#token();
      if (kind === 'end') throw this.#fault("Expecting: ')'");
      if (kind === 'sign') depth += text === '(' ? 1 : text === ')' ? -1 : 0;
    }
    const close = this.#tokens[this.#next - 1]?.at ?? open;
    return this.#sql.slice(0, open + 1).replace(/[^\n]/g, ' ') + this.#sql.slice(open + 1, close);
  }

  #target(): string {
    const { kind, text } = this.#token();
    if (kind !== 'text' || !/^s3:\/\/[^/]+\/./.test(text)) {
      throw this.#fault("Expecting: 's3://bucket/folder/'");
    }
    this.#next += 1;
    return text.replace(/\/*$/, '/');
  }

  #properties(): ReadonlyMap<string, Value> {
    const values = new Map<string, Value>();
    this.#expect('(');
    do {
      const name = this.#token().text.toLowerCase();
      if (!properties.includes(name) || values.has(name)) {
        throw this.#fault(`Expecting: one each of ${properties}`);
      }
      this.#next += 1;
      this.#expect('=');
      values.set(name, this.#value());
    } while (this.#skip(','));
    this.#expect(')');
    return values;
  }

  #value(): Value {
    if (!this.#skip('ARRAY')) return this.#scalar();
    const items: string[] = [];
    this.#expect('[');
    do items.push(this.#scalar().toLowerCase());
    while (this.#skip(','));
    this.#expect(']');
    return items;
  }

  #scalar(): string {
    const { kind, text } = this.#token();
    if (kind !== 'text' && !/^\d+$/.test(text)) throw this.#fault('Expecting: <expression>');
    this.#next += 1;
    return text;
  }

  #token(): SqlToken {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error('a text without an end');
    return token;
  }

  #skip(word: string): boolean {
    const { kind, text } = this.#token();
    const found = (kind === 'word' || kind === 'sign') && text.toUpperCase() === word;
    if (found) this.#next += 1;
    return found;
  }

  #expect(word: string): SqlToken {
    const token = this.#token();
    if (this.#skip(word)) return token;
    throw this.#fault(`Expecting: '${word}'`);
  }

  #fault(expecting: string, at = this.#token().at): UnloadSyntaxError {
    const near = this.#tokens.find((token) => token.at === at)?.text ?? '<EOF>';
    return new UnloadSyntaxError(
      `${lineAndColumn(this.#sql, at)}: mismatched input '${near}'. ${expecting}`,
    );
  }
}
