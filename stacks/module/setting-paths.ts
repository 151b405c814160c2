/** Reading and replacing one value of settings, by its path. */

type Values = Readonly<Record<string, unknown>>;

/** Undefined where there is none. */
export function valueAt(settings: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Values)[step] : undefined,
    settings,
  );
}

/** A copy with the value in its place; groups on the way are made. */
export function withValueAt<T>(settings: T, path: readonly string[], value: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  const group = (typeof settings === 'object' ? settings : {}) as Values;
  return { ...group, [step]: withValueAt(group[step], rest, value) } as T;
}
