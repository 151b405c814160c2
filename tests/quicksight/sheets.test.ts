/**
 * The layout of the sheets: everything once, inside the page, without overlaps; the executive sheet
 * fits on one page.
 */
import type { SheetDefinition } from '@aws-sdk/client-quicksight';
import { describe, expect, it } from 'vitest';
import { detailSheet } from '../../quicksight/sheets/detail-sheet.ts';
import { executiveSheet } from '../../quicksight/sheets/executive-sheet.ts';
import { gridColumns } from '../../quicksight/sheets/grid.ts';
import { teamSheet } from '../../quicksight/sheets/team-sheet.ts';
import { unitSheet } from '../../quicksight/sheets/unit-sheet.ts';
import { valuesOf } from './emitted-template.ts';

const sheets = [executiveSheet(), unitSheet(), detailSheet(), teamSheet()].map(
  (sheet) => [sheet.SheetId, sheet] as const,
);

/** Properties that are optional in QuickSight but always present in our sheets. */
interface Cells {
  readonly ElementId: string;
  readonly ColumnIndex: number;
  readonly RowIndex: number;
  readonly ColumnSpan: number;
  readonly RowSpan: number;
}

function elementsOf({ Layouts = [] }: SheetDefinition): readonly Cells[] {
  const { GridLayout } = Layouts[0]?.Configuration ?? {};
  return (GridLayout?.Elements ?? []) as Cells[];
}

const overlap = (a: Cells, b: Cells) =>
  a.ColumnIndex < b.ColumnIndex + b.ColumnSpan &&
  b.ColumnIndex < a.ColumnIndex + a.ColumnSpan &&
  a.RowIndex < b.RowIndex + b.RowSpan &&
  b.RowIndex < a.RowIndex + a.RowSpan;

describe.each(sheets)('the sheet %s', (_, sheet) => {
  const elements = elementsOf(sheet);

  it('places each of its elements once, and nothing else', () => {
    const own = [...valuesOf(sheet.Visuals, 'VisualId'), ...valuesOf(sheet, 'SheetTextBoxId')];
    expect(elements.map(({ ElementId }) => ElementId).sort()).toEqual(own.sort());
  });

  it('stays inside the page, without overlaps', () => {
    for (const one of elements) {
      expect(one.ColumnIndex + one.ColumnSpan, one.ElementId).toBeLessThanOrEqual(gridColumns);
      // https://docs.aws.amazon.com/quicksight/latest/APIReference/API_GridLayoutElement.html
      expect(one.RowSpan, one.ElementId).toBeLessThanOrEqual(21);
    }
    const pairs = elements.flatMap((one, at) => elements.slice(at + 1).map((two) => [one, two]));
    const clashes = pairs.filter(([one, two]) => overlap(one as Cells, two as Cells));
    expect(clashes).toEqual([]);
  });

  it('leaves no cell of its rows empty', () => {
    const rows = Math.max(...elements.map(({ RowIndex, RowSpan }) => RowIndex + RowSpan));
    const area = elements.reduce((sum, one) => sum + one.ColumnSpan * one.RowSpan, 0);
    expect(area).toBe(rows * gridColumns);
  });

  it('has no more visuals than QuickSight allows', () => {
    expect(sheet.Visuals?.length).toBeLessThanOrEqual(50);
  });
});

describe('the executive sheet', () => {
  it('fits on one landscape page, and needs no selection by the reader', () => {
    const sheet = executiveSheet();
    const rows = Math.max(...elementsOf(sheet).map(({ RowIndex, RowSpan }) => RowIndex + RowSpan));
    expect(rows).toBeLessThanOrEqual(28);
    expect(sheet).not.toHaveProperty('ParameterControls');
    expect(sheet).not.toHaveProperty('FilterControls');
  });
});
