/**
 * The positions on a sheet: a grid of 36 columns on a page of fixed width, so that a sheet looks the same
 * on every screen.
 */
import type { Layout, LayoutElementType } from '@aws-sdk/client-quicksight';

export const gridColumns = 36;

/** Column and row of the upper left corner, width and height, in cells. */
export interface Place {
  readonly id: string;
  readonly type?: LayoutElementType;
  readonly at: readonly [column: number, row: number];
  readonly size: readonly [width: number, height: number];
}

export function grid(places: readonly Place[]): Layout[] {
  const Elements = places.map(({ id, type = 'VISUAL', at, size }) => ({
    ElementId: id,
    ElementType: type,
    ColumnIndex: at[0],
    RowIndex: at[1],
    ColumnSpan: size[0],
    RowSpan: size[1],
  }));
  return [
    {
      Configuration: {
        GridLayout: {
          Elements,
          CanvasSizeOptions: {
            ScreenCanvasSizeOptions: { ResizeOption: 'FIXED', OptimizedViewPortWidth: '1600px' },
          },
        },
      },
    },
  ];
}
