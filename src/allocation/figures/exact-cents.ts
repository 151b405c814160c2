/**
 * Rounds exact amounts to cents without losing one: the cents of the parts are the cents of their sum.
 * Exact amounts are integers of 10^-12, like `decimal(38, 12)` in `sql/`.
 */
const digits = 12;
const unitsPerCent = 10n ** BigInt(digits - 2);

/** Throws a SyntaxError when the amount is not finite, or is 10^21 or more. */
export function exactUnits(amount: number): bigint {
  return BigInt(amount.toFixed(digits).replace('.', ''));
}

/** Half a cent is rounded away from zero. */
export function roundedCents(units: bigint): bigint {
  const size = units < 0n ? -units : units;
  const cents = (size + unitsPerCent / 2n) / unitsPerCent;
  return units < 0n ? -cents : cents;
}

export function sumOfUnits(parts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const part of parts) sum += part;
  return sum;
}

/**
 * Cents of each part, in their order; together they are `total`, the cents of the sum. Each part differs
 * from its exact amount by less than a cent: those with the largest remainder are rounded up.
 */
export function centsSummingTo(total: bigint, parts: readonly bigint[]): readonly bigint[] {
  if (parts.length === 0) return [];
  const floors = parts.map((part) => floorDivided(part, unitsPerCent));
  const remainders = parts.map((part, at) => part - (floors[at] as bigint) * unitsPerCent);
  const missing = total - sumOfUnits(floors);
  const count = BigInt(parts.length);
  const forAll = floorDivided(missing, count);
  const forSome = Number(missing - forAll * count);
  const byRemainder = remainders.map((_, at) => at).sort((a, b) => compare(remainders, a, b));
  const raised = new Set(byRemainder.slice(0, forSome));
  return floors.map((floor, at) => floor + forAll + (raised.has(at) ? 1n : 0n));
}

/** The cents of the exact sum, divided among the keys; their order does not matter. */
export function centsByKey<K extends string>(
  exact: ReadonlyMap<K, bigint>,
): ReadonlyMap<K, bigint> {
  const sorted = [...exact].sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = sorted.map(([, units]) => units);
  const cents = centsSummingTo(roundedCents(sumOfUnits(parts)), parts);
  return new Map(sorted.map(([key], at) => [key, cents[at] as bigint]));
}

function compare(remainders: readonly bigint[], a: number, b: number): number {
  const [first, second] = [remainders[a] as bigint, remainders[b] as bigint];
  return first === second ? a - b : first > second ? -1 : 1;
}

function floorDivided(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor > dividend ? quotient - 1n : quotient;
}
