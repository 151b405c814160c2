/** Reads and replaces one value of the settings by its path. */

type Values = Readonly<Record<string, unknown>>;

/** Undefined if there is no value. */
export function valueAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Values)[step] : undefined,
    settings,
  );
}

/** Returns a copy with the value at the path; creates missing groups. */
export function withValueAt<T>(settings: T, path: readonly string[], value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  const group = (typeof settings === 'object' ? settings : {}) as Values;
  return { ...group, [step]: withValueAt(group[step], rest, value) } as T;
}
