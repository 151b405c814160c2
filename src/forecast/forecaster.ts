/**
 * The model that continues a daily series: MSTL (weekly season split off by loess, trend by an
 * exponential smoothing chosen by AIC) of `@bsull/augurs`, Rust in WebAssembly. Loaded only when a
 * forecast is made; nothing else here knows the library.
 */
import type { MSTL } from '@bsull/augurs/mstl';
import { modelBytes } from './model-bytes.ts';

/** Continues a series. Same values, same continuation. */
export interface Forecaster {
  /**
   * The `horizon` values after `values`, one a day, oldest first, without gaps. Throws an Error
   * where the model finds no fit, and may return values that are not finite.
   */
  readonly continueSeries: (values: readonly number[], horizon: number) => readonly number[];
}

const daysPerWeek = 7;

/** Loads the model, about 15 ms. Throws an Error when its file is not beside the code. */
export async function loadForecaster(): Promise<Forecaster> {
  const { initSync, MSTL } = await import('@bsull/augurs/mstl');
  initSync({ module: modelBytes() });
  return {
    continueSeries: (values, horizon) => continueBy(MSTL.ets([daysPerWeek]), values, horizon),
  };
}

/** What a model holds lies in WebAssembly's memory, which no collector frees. */
function continueBy(model: MSTL, values: readonly number[], horizon: number): readonly number[] {
  try {
    model.fit(Float64Array.from(values));
    return [...model.predict(horizon).point];
  } finally {
    model.free();
  }
}
