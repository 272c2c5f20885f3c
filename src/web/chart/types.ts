import type { EChartsCoreOption } from 'echarts/core';
import type { ReactNode } from 'react';
import type { DataColumn } from '../table/DataTable.tsx';

export type ChartOption = EChartsCoreOption;

/** A colour with the second cue that goes with it. */
export interface Look {
  readonly color: string;
  /** An ECharts symbol: `circle`, `rect`, `triangle`, `diamond`, `path://…`. */
  readonly symbol: string;
}

/** What a colour and shape stand for; shown above the chart and written into its images. */
export interface LegendItem extends Look {
  readonly label: string;
  /** `dot` by default; `hollow` as simulated results are drawn; `line` and `dashed` for lines; `band` for shaded parts. */
  readonly kind?: 'dot' | 'hollow' | 'line' | 'dashed' | 'band';
}

/** The tokens of the theme as a chart needs them: colours written out, the font, and the marks of hardware types. */
export interface ChartTheme {
  readonly dark: boolean;
  readonly font: string;
  /** CSS pixels of ticks and labels, growing with the reader's font size: 11 and 12 by default. */
  readonly tickSize: number;
  readonly labelSize: number;
  readonly canvas: string;
  readonly text: string;
  readonly textMuted: string;
  readonly textFaint: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly accent: string;
  readonly success: string;
  readonly danger: string;
  readonly warning: string;
  /** The fixed colour of a hardware type, and its shape as an ECharts symbol (`path://…`), the same as `HardwareMark` draws. */
  readonly hardware: (type: string) => Look;
  /** Colours for what has no hardware type (models, precisions), safe for colour-blind eyes, with a symbol each. */
  readonly category: (index: number) => Look;
}

/** CSS pixels of the drawing, for decisions about labels and margins. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** A phone or a very narrow panel. */
  readonly narrow: boolean;
}

/** Pure: rows in, option out. Called again when the theme or the size changes. */
export type BuildOption = (theme: ChartTheme, size: ChartSize) => ChartOption;

/** A datum that was hovered, clicked or chosen by keyboard: whatever the builder put into `id` of the data item. */
export interface ChartPick {
  readonly id: string;
  /** Where it is on the screen, for a popup. */
  readonly clientX: number;
  readonly clientY: number;
}

/** Text only; a cell of a hostile file can be in it. */
export interface ChartTip {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly note?: string;
}

export interface ChartDrawing {
  readonly build: BuildOption;
  /** CSS pixels; may follow from the number of rows. */
  readonly height: number;
  /** One or two sentences for screen readers: what the chart shows and its finding. */
  readonly description: string;
  /** What to show when a datum is hovered; null shows nothing. */
  readonly tip?: (id: string) => ChartTip | null;
  /** For lines without items of their own: what to say at a place of the (first) x axis, told with an upright line. Null says nothing. */
  readonly tipAt?: (x: number) => ChartTip | null;
  readonly onPick?: (pick: ChartPick) => void;
  /** Only where more than one look is in the picture. */
  readonly legend?: (theme: ChartTheme) => readonly LegendItem[];
  /** Told after the reader zoomed or panned along x, in axis values; null when back to the whole. */
  readonly onZoom?: (range: readonly [number, number] | null) => void;
}

/** The table that says the same as the chart. */
export interface TableTwin<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly DataColumn<T>[];
  readonly rowKey: (row: T, index: number) => string;
  readonly initialSort?: { readonly column: string; readonly descending: boolean };
  readonly onPick?: (row: T, at: { readonly clientX: number; readonly clientY: number }) => void;
  /** CSS pixels; for cells of several lines. */
  readonly rowHeight?: number;
  /** Of the exported table, where it says in plain numbers what the columns on screen say in words. */
  readonly exported?: readonly DataColumn<T>[];
}

/** A chart with its title, its table twin, the SQL behind it, and exports (PNG, SVG, CSV). */
export interface ChartFrameProps<T extends object> {
  /** The question or the finding, as a sentence. */
  readonly title: string;
  /** Configuration, unit, direction, n, what was left out. */
  readonly subtitle: string;
  /** Goes on from the subtitle; folded on a phone, so that the picture comes first. */
  readonly detail?: string;
  /** Null where there is nothing to draw: then `empty` says why and offers the way out. */
  readonly drawing: ChartDrawing | null;
  readonly empty?: ReactNode;
  readonly table: TableTwin<T>;
  readonly sql: string;
  /** Without extension; letters, digits, `-` and `_`. */
  readonly fileName: string;
  /** The answer is on its way: the last picture stays, dimmed. */
  readonly busy: boolean;
  /** Controls of this chart, beside its title. */
  readonly controls?: ReactNode;
  /** Controls and notes that are about the picture only, and go with it when the table is shown. */
  readonly drawingControls?: ReactNode;
  readonly drawingNotes?: ReactNode;
  /** Notes under the chart. */
  readonly children?: ReactNode;
  /** Level of the title, 2 unless the chart stands under another heading. */
  readonly level?: 2 | 3;
  /** Written small under exported images: the dataset's name, and what must be known of the picture away from its page. */
  readonly source?: string;
}
