/** The emitted files: those in the repository are what the code makes, and none has a secret. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defaultSchema, readOptions } from '../../build/grafana/options.ts';
import { emitFiles } from '../../grafana/files/emit-files.ts';
import { serverVariables } from '../../grafana/files/provisioning.ts';
import { defaultLooks } from '../../grafana/panels/looks.ts';
import { athena } from '../../grafana/sources/athena.ts';
import { dataSources } from '../../grafana/sources/data-sources.ts';
import { redshiftIn } from '../../grafana/sources/redshift.ts';

const home = fileURLToPath(new URL('../../grafana/', import.meta.url));
const files = emitFiles([athena, redshiftIn(defaultSchema)], defaultLooks);

const inRepository = readdirSync(home, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(json|ya?ml)$/.test(name));

describe('the files for Grafana', () => {
  it.each(Object.entries(files))('%s is current: npm run build:grafana', (name, text) => {
    expect(readFileSync(home + name, 'utf8')).toBe(text);
  });

  it('are all that the folder has', () => {
    expect(inRepository.sort()).toEqual(Object.keys(files).sort());
  });

  it('have no secret, and take credentials from a role', () => {
    for (const text of Object.values(files)) {
      expect(text).not.toMatch(/secureJsonData|accessKey|secretKey|password|AKIA/i);
    }
    const sources = Object.entries(files).filter(([name]) => name.includes('/datasources/'));
    expect(sources).toHaveLength(2);
    for (const [, text] of sources) {
      for (const { jsonData } of datasourcesIn(text)) {
        expect(jsonData).toMatchObject({
          authType: 'default',
          assumeRoleArn: '$FINOPS_READER_ROLE_ARN',
        });
      }
    }
  });

  it('have data sources with the ids of the panels, and one line per environment variable', () => {
    const all = Object.entries(files)
      .filter(([name]) => name.includes('/datasources/'))
      .flatMap(([, text]) => datasourcesIn(text));
    const ids = new Set(all.map(({ uid }) => uid));
    expect([...ids].sort()).toEqual(
      Object.values(dataSources)
        .map(({ uid }) => uid)
        .sort(),
    );
    const used = [...JSON.stringify(all).matchAll(/\$(\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(serverVariables).sort());
  });
});

interface ProvisionedSource {
  readonly uid: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

const datasourcesIn = (text: string) =>
  (parse(text) as { readonly datasources: readonly ProvisionedSource[] }).datasources;

interface ProvisionedRule {
  readonly uid: string;
  readonly condition: string;
  readonly annotations: { readonly summary: string };
  readonly data: readonly {
    readonly refId: string;
    readonly datasourceUid: string;
    readonly model: { readonly rawSQL?: string; readonly expression?: string };
  }[];
}

describe.each(['athena', 'redshift'] as const)('the alert rules for %s', (id) => {
  const text = files[`provisioning/${id}/alerting/finops-digest.yaml`] ?? '';
  const { groups } = parse(text) as {
    readonly groups: readonly { readonly rules: readonly ProvisionedRule[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  it('query the warehouse, compare the numbers, and name a page of the runbooks or a dashboard', () => {
    expect(rules.map(({ uid }) => uid)).toEqual([
      `finops-digest-${id}-data-late`,
      `finops-digest-${id}-over-budget`,
      `finops-digest-${id}-unallocated-grew`,
    ]);
    for (const { condition, data, annotations } of rules) {
      expect(data.map(({ refId, datasourceUid }) => [refId, datasourceUid])).toEqual([
        ['A', dataSources[id].uid],
        ['B', '__expr__'],
      ]);
      expect(condition).toBe('B');
      expect(data[1]?.model.expression).toBe('A');
      expect(annotations.summary).toMatch(/Look at the dashboard/);
    }
  });

  it('double each dollar, which Grafana would take for a variable of its server', () => {
    expect(text).toContain('$$__timeTo()');
    expect(text.replaceAll('$$', '')).not.toContain('$');
  });

  it('use no variable of a dashboard: an alert has none', () => {
    for (const { data } of rules) expect(data[0]?.model.rawSQL).not.toContain('\u0024{');
  });
});

describe('the options of build:grafana', () => {
  it('set the limits of the light and the schema of Redshift', () => {
    const options = readOptions(['--budget-light', '0.8,1.1', '--schema', 'costs', '--out', 'x']);
    if (options === 'help') throw new Error('not help');
    const { schema, looks, out } = options;
    expect(out).toBe('x');
    const text = JSON.stringify(emitFiles([redshiftIn(schema)], looks));
    expect(text).toContain('* 8000');
    expect(text).toContain('up to 110 %');
    expect(text).toContain('costs');
    expect(text).not.toContain('finops\\\\\\"');
  });

  it.each([
    [['--budget-light', '1,0.9'], '--budget-light'],
    [['--budget-light', '90'], '--budget-light'],
    [['--schema', 'a"b'], '--schema'],
    [['--unknown'], '--unknown'],
  ])('reject %j', (args, part) => {
    expect(() => readOptions(args)).toThrow(part);
  });
});
