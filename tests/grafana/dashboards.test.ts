/** What Grafana would reject or show wrongly: ids, places, units, and names of data sources, variables and columns. */
import { describe, expect, it } from 'vitest';
import { labelOf } from '../../grafana/panels/sql-panel.ts';
import { dataSources } from '../../grafana/sources/data-sources.ts';
import { emitted, type JsonPanel } from '../support/grafana/emitted-dashboards.ts';

/** Every reference to a data source, at any depth. */
function referencesIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'datasource' ? [one] : referencesIn(one),
  );
}

const known = Object.values(dataSources).map(({ type, uid }) => ({ type, uid }));

/** Grafana's own. */
const builtIn = new Set(['__field.labels']);

function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{([\w.]+?)(?::\w+)?\}|\$(?!__)(\w+)/g)]
    .map(([, braced, plain]) => braced ?? plain ?? '')
    .filter((name) => ![...builtIn].some((own) => name.startsWith(own)));
}

const overlap = ({ gridPos: a }: JsonPanel, { gridPos: b }: JsonPanel) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe.each(emitted)('the dashboard $name', ({ json, warehouse, definition }) => {
  it('has panels with ids of their own, at places of their own, without holes', () => {
    const ids = json.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const clashes = json.panels.flatMap((one, at) =>
      json.panels.slice(at + 1).filter((two) => overlap(one, two)),
    );
    expect(clashes.map(({ title }) => title)).toEqual([]);
    for (const { gridPos, title } of json.panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    }
    const rows = Math.max(...json.panels.map(({ gridPos }) => gridPos.y + gridPos.h));
    const area = json.panels.reduce((sum, { gridPos }) => sum + gridPos.w * gridPos.h, 0);
    expect(area).toBe(rows * 24);
  });

  it('names only data sources that are provisioned, of this warehouse or of CloudWatch', () => {
    const references = referencesIn(json);
    expect(references.length).toBeGreaterThan(5);
    for (const reference of references) expect(known).toContainEqual(reference);
    const other = warehouse.id === 'athena' ? 'redshift' : 'athena';
    expect(JSON.stringify(references)).not.toContain(dataSources[other].uid);
  });

  it('uses every variable that it has, and no other', () => {
    const names = json.templating.list.map(({ name }) => name);
    const used = new Set(
      json.panels.flatMap((panel) => variablesIn(JSON.stringify(panel.targets))),
    );
    expect([...used].sort()).toEqual([...names].sort());
  });

  it('has one value for All in each list, and it is quoted', () => {
    const lists = json.templating.list.filter(({ name }) =>
      definition.filters.some((one) => one === name),
    );
    expect(lists.map(({ allValue }) => allValue)).toEqual(definition.filters.map(() => "'*'"));
  });

  it('has a title of its own, a description and a query for every panel', () => {
    const titles = json.panels.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const panel of definition.panels) expect(panel.description, panel.title).toMatch(/\.$/);
    for (const { targets, title } of json.panels) expect(targets.length, title).toBeGreaterThan(0);
  });

  it('has query ids of their own in each panel', () => {
    for (const { targets, title } of json.panels) {
      const ids = targets.map(({ refId }) => refId);
      expect(new Set(ids).size, title).toBe(ids.length);
    }
  });
});

describe.each(emitted)('the values of $name', ({ json, definition }) => {
  it('have a unit each', () => {
    for (const { title, fieldConfig } of json.panels) {
      expect(fieldConfig.defaults.unit, title).toMatch(/^[\w:-]+$/);
    }
    for (const panel of definition.panels) {
      if (panel.source === 'cloudwatch' || labelOf(panel) !== undefined) continue;
      const { overrides } = json.panels.find(({ id }) => id === panel.id)?.fieldConfig ?? {
        overrides: [],
      };
      expect(overrides.map(({ matcher }) => matcher.options)).toEqual(
        Object.keys(panel.columns).filter((name) => panel.columns[name]?.kind !== 'moment'),
      );
      for (const { properties } of overrides) {
        expect(properties.map(({ id }) => id)).toEqual(
          expect.arrayContaining(['unit', 'displayName']),
        );
      }
    }
  });

  it('have no colour of Grafana’s own limits: it shows every number above 80 in red', () => {
    for (const { type, fieldConfig, title } of json.panels) {
      if (type === 'stat') expect(fieldConfig.defaults.color?.mode, title).toBe('fixed');
    }
  });

  it('say every light as a word with a mark, beside its colour', () => {
    const mappings = json.panels.flatMap(({ fieldConfig }) =>
      fieldConfig.overrides.flatMap(({ properties }) =>
        properties.filter(({ id }) => id === 'mappings').map(({ value }) => value),
      ),
    );
    expect(mappings.length).toBe(definition.id === 'overview' ? 2 : 0);
    for (const [{ options } = { options: {} }] of mappings as readonly [
      { readonly options: Readonly<Record<string, { readonly text: string }>> }?,
    ][]) {
      for (const [word, { text }] of Object.entries(options))
        expect(text.replace(/^[✓▲✕–] /, '')).toBe(word);
    }
  });
});

it('the dashboards have ids of their own', () => {
  const uids = emitted.map(({ json }) => json.uid);
  expect(new Set(uids).size).toBe(6);
  // https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#identifier-id-vs-unique-identifier-uid
  for (const uid of uids) expect(uid).toMatch(/^[\w-]{1,40}$/);
});
