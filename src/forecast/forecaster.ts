/**
 * The model that continues a daily series: MSTL (weekly season by loess, trend by an exponential
 * smoothing chosen by AIC) of `@bsull/augurs`, Rust in WebAssembly. It is loaded only when a forecast
 * is made, and only this module uses the library.
 */
import type { MSTL } from '@bsull/augurs/mstl';
import { modelBytes } from './model-bytes.ts';

/** Continues a series. The same values always give the same result. */
export interface Forecaster {
  /**
   * The `horizon` values after `values`: one per day, oldest first, without gaps. Throws an Error when
   * the model finds no fit, and may return values that are not finite.
   */
  readonly continueSeries: (values: readonly number[], horizon: number) => readonly number[];
}

const daysPerWeek = 7;

/** Loads the model, about 15 ms. Throws an Error when its file is not next to the code. */
export async function loadForecaster(): Promise<Forecaster> {
  const { initSync, MSTL } = await import('@bsull/augurs/mstl');
  initSync({ module: modelBytes() });
  return {
    continueSeries: (values, horizon) => continueBy(MSTL.ets([daysPerWeek]), values, horizon),
  };
}

/** Frees the model, because the garbage collector does not free WebAssembly memory. */
function continueBy(model: MSTL, values: readonly number[], horizon: number): readonly number[] {
  try {
    model.fit(Float64Array.from(values));
    return [...model.predict(horizon).point];
  } finally {
    model.free();
  }
}
