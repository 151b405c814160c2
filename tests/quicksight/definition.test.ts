/**
 * Mistakes that QuickSight would reject or show wrongly, and that types do not find: fields that no
 * data set has, filters of missing visuals, drill paths to missing fields, duplicate ids.
 */
import type {
  DashboardVersionDefinition,
  SheetDefinition,
  Visual,
} from '@aws-sdk/client-quicksight';
import { describe, expect, it } from 'vitest';
import { lightValues } from '../../quicksight/cloudformation/light-parameters.ts';
import { allocationColumns } from '../../quicksight/datasets/allocation-columns.ts';
import { costColumns } from '../../quicksight/datasets/cost-columns.ts';
import { allocation, costs, sheetIds } from '../../quicksight/visuals/dashboard-ids.ts';
import { defaultThresholds, type LightThresholds } from '../../src/domain/budgets/budget-light.ts';
import { type Json, objectsIn, propertiesOf, template, valuesOf } from './emitted-template.ts';

const definition = propertiesOf('Dashboard')['Definition'] as DashboardVersionDefinition;
const sheets = definition.Sheets as SheetDefinition[];
const computed = (definition.CalculatedFields ?? []).map(({ Name }) => String(Name));
const known = new Set([...Object.keys(costColumns), ...computed]);
const ofTeams = new Set(Object.keys(allocationColumns));
/** The columns of each data set. */
const knownIn: Readonly<Record<string, ReadonlySet<string>>> = {
  costs: known,
  allocation: ofTeams,
};
const typeOf = (name: string) =>
  ({ ...allocationColumns, ...costColumns })[name as 'OU' | 'Target'].type;

const bodyOf = (visual: Visual) =>
  (Object.values(visual) as unknown[])[0] as Json & { VisualId: string };
const visualsOf = ({ Visuals = [] }: SheetDefinition) => Visuals.map(bodyOf);
const visuals = sheets.flatMap(visualsOf);
const byId = visuals.map((visual) => [visual.VisualId, visual] as const);

/** The columns in a QuickSight expression. */
const namesIn = (expression: string) =>
  [...expression.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);

interface Hierarchy {
  readonly HierarchyId: string;
  readonly Columns?: readonly { readonly ColumnName: string }[];
}

const hierarchiesOf = (visual: Json): Hierarchy[] =>
  ((visual['ColumnHierarchies'] ?? []) as Json[]).map((one) => Object.values(one)[0] as Hierarchy);

describe('the definition', () => {
  it('is exactly the same in dashboard and analysis', () => {
    expect(propertiesOf('Analysis')['Definition']).toEqual(definition);
  });

  it('uses only existing columns and data sets', () => {
    const columns = objectsIn(definition).filter(({ object }) => 'ColumnName' in object);
    expect(columns.length).toBeGreaterThan(60);
    const wrong = columns.filter(
      ({ object }) =>
        !knownIn[String(object['DataSetIdentifier'])]?.has(String(object['ColumnName'])),
    );
    expect(wrong).toEqual([]);
    expect(
      (definition.DataSetIdentifierDeclarations ?? []).map(({ Identifier }) => Identifier),
    ).toEqual([costs, allocation]);
  });

  it('computes and colours by existing columns', () => {
    const expressions = valuesOf(definition, 'Expression') as string[];
    expect(expressions.length).toBeGreaterThan(20);
    const columns = expressions.flatMap(namesIn);
    expect(columns.filter((name) => !known.has(name))).toEqual([]);
    expect(expressions.filter((one) => namesIn(one).length === 0)).toEqual([]);
  });

  it('uses every id once', () => {
    const ids = [
      'SheetId VisualId CustomActionId ParameterControlId FilterControlId SheetTextBoxId',
      'FilterGroupId FilterId',
    ].flatMap((names) => names.split(' '));
    for (const id of ids) {
      const owned = objectsIn(definition)
        .filter(({ path }) => !path.includes('SheetVisualScopingConfigurations'))
        .flatMap(({ object }) => (id in object ? [object[id]] : []));
      expect(owned.length, id).toBeGreaterThan(0);
      expect(new Set(owned).size, id).toBe(owned.length);
    }
  });

  it('keeps the ids that links and snapshot jobs use', () => {
    expect(sheets.map(({ SheetId }) => SheetId)).toEqual(['executive', 'ou', 'detail', 'teams']);
    expect(Object.values(sheetIds)).toEqual(['executive', 'ou', 'detail', 'teams']);
  });
});

describe('each visual', () => {
  it.each(byId)('%s has each field once, and refers to no other', (_, visual) => {
    const wells = (visual['ChartConfiguration'] as Json)['FieldWells'];
    const fields = valuesOf(wells, 'FieldId') as string[];
    expect(fields.length).toBeGreaterThan(0);
    expect(new Set(fields).size).toBe(fields.length);
    const others = ['FieldId', 'SourceField'].flatMap((key) => valuesOf(visual, key));
    expect(others.filter((field) => !fields.includes(String(field)))).toEqual([]);
  });

  it.each(byId)(
    '%s has drill paths of two to ten columns that start with its field',
    (_, visual) => {
      const wells = (visual['ChartConfiguration'] as Json)['FieldWells'];
      const hierarchies = hierarchiesOf(visual);
      const used = valuesOf(wells, 'HierarchyId');
      expect(hierarchies.map(({ HierarchyId }) => HierarchyId)).toEqual(used);
      for (const { Columns, HierarchyId } of hierarchies) {
        if (Columns === undefined) continue;
        expect(Columns.length).toBeGreaterThanOrEqual(2);
        expect(Columns.length).toBeLessThanOrEqual(10);
        const shown = objectsIn(wells).find(({ object }) => object['HierarchyId'] === HierarchyId);
        expect(shown?.object['Column']).toEqual(Columns[0]);
        const types = Columns.map(({ ColumnName }) => typeOf(ColumnName));
        expect(new Set(types)).toEqual(new Set(['STRING']));
      }
    },
  );

  it.each(byId)('%s has a title and an alternative text', (_, visual) => {
    expect(JSON.stringify(visual['Title'])).toMatch(/"PlainText":".{4,}"/);
    expect(String(visual['VisualContentAltText']).length).toBeGreaterThan(3);
  });

  it('drills from OU to service to account, on two sheets', () => {
    const paths = visuals
      .flatMap(hierarchiesOf)
      .map(({ Columns = [] }) => Columns.map(({ ColumnName }) => ColumnName).join(' → '));
    expect(paths.filter((path) => path === 'OU → Service → Account')).toHaveLength(2);
  });

  it('sums only amounts, and never a ratio', () => {
    const measures = objectsIn(sheets).flatMap(({ object }) =>
      'NumericalMeasureField' in object ? [object['NumericalMeasureField'] as Json] : [],
    );
    for (const measure of measures) {
      const { ColumnName } = measure['Column'] as { ColumnName: string };
      const isComputed = computed.includes(ColumnName);
      expect('AggregationFunction' in measure, ColumnName).toBe(!isComputed);
      if (!isComputed) expect(typeOf(ColumnName)).toBe('DECIMAL');
    }
  });
});

describe('each key figure with a light', () => {
  const lit = visuals.filter((visual) => 'ConditionalFormatting' in visual);

  it('has three conditions, each with another colour and shape', () => {
    const figures = lit.filter(({ VisualId }) => VisualId.endsWith('-used'));
    expect(figures).toHaveLength(2);
    for (const figure of figures) {
      const icons = objectsIn(figure['ConditionalFormatting']).flatMap(({ object }) =>
        'CustomCondition' in object ? [object['CustomCondition'] as Json] : [],
      );
      expect(icons).toHaveLength(3);
      expect(new Set(icons.map(({ IconOptions }) => JSON.stringify(IconOptions))).size).toBe(3);
      expect(new Set(icons.map(({ Color }) => Color)).size).toBe(3);
    }
  });

  it('uses the values that the data set contains', () => {
    const words = (valuesOf(lit, 'Expression') as string[]).flatMap((one) =>
      [...one.matchAll(/"([^"]+)"/g)].map(([, word]) => word),
    );
    expect(new Set(words)).toEqual(
      new Set([
        'On track',
        'Close',
        'At risk',
        'Over',
        'Over (on track)',
        'Over (close)',
        'Heading over',
        'Heading over (on track)',
        'Heading over (close)',
        'Unknown',
      ]),
    );
  });
});

describe('the light’s thresholds', () => {
  const textsOf = (thresholds?: LightThresholds) =>
    JSON.stringify(propertiesOf('Dashboard', thresholds));

  it('are the digest’s own where the template is deployed without any', () => {
    const defaults = Object.entries(template.Parameters).flatMap(([name, { Default }]) =>
      /Share|Percent/.test(name) ? [[name, Default]] : [],
    );
    expect(Object.fromEntries(defaults)).toEqual(lightValues(defaultThresholds));
    expect(
      valuesOf(
        byId.find(([id]) => id === 'executive-used'),
        'Expression',
      ).slice(0, 3),
    ).toEqual([
      '{Budget used} <= 0.9',
      '({Budget used} > 0.9) AND ({Budget used} <= 1)',
      '{Budget used} > 1',
    ]);
    expect(textsOf()).toContain('✓ on track: up to 90 % of the budget · ▲ close: up to 100 % · ✕');
  });

  it('are in formulas and captions whatever they are', () => {
    const text = textsOf({ green: 0.925, yellow: 1.1 });
    expect(text).toContain('"({Budget used} > 0.925) AND ({Budget used} <= 1.1)"');
    expect(text).toContain('up to 92.5 % of the budget · ▲ close: up to 110 %');
    expect(text).not.toMatch(/\$\{(Green|Yellow)/);
  });
});

describe('filters, parameters and navigation', () => {
  it('belong to visuals on the sheet', () => {
    const scopes = objectsIn(definition.FilterGroups).filter(({ object }) => 'Scope' in object);
    for (const { object } of scopes) {
      const sheet = sheets.find(({ SheetId }) => SheetId === object['SheetId']);
      const own = visualsOf(sheet as SheetDefinition).map(({ VisualId }) => VisualId);
      const named = (object['VisualIds'] ?? own) as string[];
      expect(named.filter((id) => !own.includes(id))).toEqual([]);
    }
  });

  it('limit the days of every visual, except the newest day', () => {
    const limited = objectsIn(definition.FilterGroups)
      .filter(({ object }) => 'Scope' in object)
      .flatMap(({ object }) => (object['VisualIds'] as string[] | undefined) ?? []);
    const inDetail = visualsOf(sheets[2] as SheetDefinition).map(({ VisualId }) => VisualId);
    const free = visuals.map(({ VisualId }) => VisualId);
    expect(free.filter((id) => !limited.includes(id) && !inDetail.includes(id))).toEqual([
      'executive-report-day',
    ]);
  });

  it('refer to existing parameters, filters and sheets', () => {
    const declared = valuesOf(definition.ParameterDeclarations, 'Name');
    expect(declared).toEqual(['OU', 'Service', 'Account']);
    const keys = ['SourceParameterName', 'ParameterName', 'DestinationParameterName'];
    const named = keys.flatMap((key) => valuesOf(definition, key));
    expect(named.filter((name) => !declared.includes(name))).toEqual([]);
    const filters = valuesOf(definition.FilterGroups, 'FilterId');
    for (const source of valuesOf(sheets, 'SourceFilterId')) expect(filters).toContain(source);
    const targets = valuesOf(sheets, 'TargetSheetId');
    expect(new Set(targets)).toEqual(new Set(['ou', 'detail']));
  });
});
