/** The list in which a reader chooses unblended or amortized cost, gross or net. */
import { CustomVariableBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { metricVariable } from '../names/variable-names.ts';
import { defaultMetric, metrics } from '../sql/amounts.ts';

/** The column's name is the value, its name for readers the text. */
export function metricChoice(): CustomVariableBuilder {
  const options = Object.entries(metrics).map(([value, text]) => ({
    text,
    value,
    selected: value === defaultMetric,
  }));
  return new CustomVariableBuilder(metricVariable)
    .label('Cost')
    .values(options.map(({ text, value }) => `${text} : ${value}`).join(','))
    .options(options)
    .current({ text: metrics[defaultMetric], value: defaultMetric })
    .multi(false)
    .includeAll(false)
    .allowCustomValue(false);
}
