/**
 * The model that continues a daily series: MSTL, a seasonal-trend decomposition
 * (docs/decisions/0012-forecast.md), with a weekly season by local regression (loess) and a trend by the
 * exponential smoothing with the best Akaike information criterion (AIC). It is loaded only when a forecast
 * is made, and only this module uses its library, `@bsull/augurs`, Rust in WebAssembly.
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

/** Loads the model, about 15 ms. Throws an Error when its WebAssembly file cannot be read. */
export async function loadForecaster(): Promise<Forecaster> {
  const { initSync, MSTL } = await import('@bsull/augurs/mstl');
  initSync({ module: modelBytes() });
  return {
    continueSeries: (values, horizon) => continueBy(MSTL.ets([daysPerWeek]), values, horizon),
  };
}

/** Fits the model and predicts. Then frees it: the garbage collector does not free WebAssembly memory. */
function continueBy(model: MSTL, values: readonly number[], horizon: number): readonly number[] {
  try {
    model.fit(Float64Array.from(values));
    return [...model.predict(horizon).point];
  } finally {
    model.free();
  }
}
