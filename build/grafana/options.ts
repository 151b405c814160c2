/** The options of `npm run build:grafana`. */
import { parseArgs } from 'node:util';
import { defaultLooks, type Looks } from '../../grafana/panels/looks.ts';
import {
  acceptedThresholds,
  areThresholds,
  type LightThresholds,
  thresholdPattern,
} from '../../src/domain/budgets/budget-light.ts';

export interface BuildOptions {
  /** Folder to write to; undefined for `grafana/` of the repository. */
  readonly out: string | undefined;
  /** Redshift's schema with the views. */
  readonly schema: string;
  readonly looks: Looks;
}

export const defaultSchema = 'finops';

const { green, yellow } = defaultLooks.thresholds;

export const buildHelp = `npm run build:grafana -- [options]

  --budget-light G,Y   limits of the traffic light, as the digest's setting; default ${green},${yellow}
  --schema NAME        Redshift's schema with the views; default ${defaultSchema}
  --out DIR            folder to write to; default grafana/ of the repository
`;

/** Throws an Error that says what was wrong and what is accepted. */
export function readOptions(args: readonly string[]): BuildOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'budget-light': { type: 'string' },
      schema: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return 'help';
  const schema = values.schema ?? defaultSchema;
  if (!/^[a-z_][a-z0-9_]{0,126}$/.test(schema)) {
    throw new Error(`--schema '${schema}' is not valid: small letters, digits and _.`);
  }
  return { out: values.out, schema, looks: { thresholds: thresholdsOf(values['budget-light']) } };
}

function thresholdsOf(given: string | undefined): LightThresholds {
  if (given === undefined) return defaultLooks.thresholds;
  const shares = given.split(',');
  const [greenShare = Number.NaN, yellowShare = Number.NaN] = shares.map(Number);
  const thresholds = { green: greenShare, yellow: yellowShare };
  const isWritten = shares.length === 2 && shares.every((share) => thresholdPattern.test(share));
  if (isWritten && areThresholds(thresholds)) return thresholds;
  throw new Error(
    `--budget-light '${given}' is not valid: write green,yellow: ${acceptedThresholds}.`,
  );
}
