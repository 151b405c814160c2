/** The forecasting model in a bundle: its file is next to the code, and is read only when used. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleModule } from '../../../build/functions/bundle-functions.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const script = (folder: string) => `
  const { loadForecaster } = await import(${JSON.stringify(join(folder, 'forecaster.mjs'))});
  const { continueSeries } = await loadForecaster();
  console.log(continueSeries(Array.from({ length: 56 }, (_, day) => 10 + (day % 7)), 7).map(Math.round).join());`;

describe('the forecasting model', () => {
  it('forecasts from a bundle, without the repository', async () => {
    const folder = join(tempFolder(), 'bundle');
    const { outputs } = await bundleModule('src/forecast/forecaster.ts', folder);
    const model = Object.keys(outputs).find((path) => path.endsWith('.wasm'));
    const bytes = statSync(join(folder, basename(model ?? ''))).size;
    expect(bytes).toBeGreaterThan(200_000);
    expect(bytes).toBeLessThan(400_000);
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script(folder)], {
      cwd: '/',
    });
    expect(String(printed).trim()).toBe('10,11,12,13,14,15,16');
  });

  it('loads its code only when it is needed', async () => {
    const { outputs } = await bundleModule('src/forecast/forecaster.ts', join(tempFolder(), 'b'));
    const entry = Object.entries(outputs).find(([path]) => path.endsWith('/forecaster.mjs'));
    expect(entry?.[1].bytes).toBeLessThan(2000);
  });
});
