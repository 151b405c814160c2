/**
 * How Athena prints values in a result file. Doubles are printed like in Java: integers with '.0', and very
 * small or large numbers with an exponent.
 */
import {
  DuckDBListType,
  DuckDBListValue,
  DuckDBMapType,
  DuckDBMapValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';

/** The value without quotes; undefined for NULL. */
export function athenaText(value: unknown, type: DuckDBType): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && isFloating(type)) return doubleText(value);
  if (value instanceof DuckDBTimestampValue) return timestampText(value);
  if (value instanceof DuckDBMapValue && type instanceof DuckDBMapType) {
    const entries = value.entries.map(
      (entry) => `${inner(entry.key, type.keyType)}=${inner(entry.value, type.valueType)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  if (value instanceof DuckDBListValue && type instanceof DuckDBListType) {
    return `[${value.items.map((item) => inner(item, type.valueType)).join(', ')}]`;
  }
  return String(value);
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Double.html#toString(double) */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity';
  }
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** Athena's name of a result column's type. */
export function athenaType(typeId: DuckDBTypeId): string {
  switch (typeId) {
    case DuckDBTypeId.VARCHAR:
      return 'varchar';
    case DuckDBTypeId.DATE:
      return 'date';
    case DuckDBTypeId.DOUBLE:
      return 'double';
    case DuckDBTypeId.FLOAT:
      return 'float';
    case DuckDBTypeId.BOOLEAN:
      return 'boolean';
    case DuckDBTypeId.DECIMAL:
      return 'decimal';
    case DuckDBTypeId.INTEGER:
      return 'integer';
    case DuckDBTypeId.TIMESTAMP:
      return 'timestamp';
    case DuckDBTypeId.MAP:
      return 'map';
    case DuckDBTypeId.LIST:
      return 'array';
    default:
      return 'bigint';
  }
}

function inner(value: unknown, type: DuckDBType): string {
  return athenaText(value, type) ?? 'null';
}

function isFloating({ typeId }: DuckDBType): boolean {
  return typeId === DuckDBTypeId.DOUBLE || typeId === DuckDBTypeId.FLOAT;
}

function timestampText({ micros }: DuckDBTimestampValue): string {
  return new Date(Number(micros / 1000n)).toISOString().replace('T', ' ').replace('Z', '');
}
