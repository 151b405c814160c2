/** What every panel has: its id, title, description and place. */
import type * as cog from '@grafana/grafana-foundation-sdk/cog';
import type { GridPos } from '@grafana/grafana-foundation-sdk/dashboard';
import type { QueryModel } from '../sources/warehouse.ts';
import type { PanelFrame, Place } from './panel.ts';

interface Framed<B> {
  id(id: number): B;
  title(title: string): B;
  description(description: string): B;
  gridPos(gridPos: GridPos): B;
}

export function framed<B extends Framed<B>>(builder: B, frame: PanelFrame): B {
  return builder
    .id(frame.id)
    .title(frame.title)
    .description(frame.description)
    .gridPos(gridPos(frame));
}

export function gridPos({ at: [x, y], size: [w, h] }: Place): GridPos {
  return { x, y, w, h };
}

/** A finished query where the SDK takes a builder of one. */
export function queryBuilder(query: QueryModel): cog.Builder<cog.Dataquery> {
  return { build: () => query as unknown as cog.Dataquery };
}
