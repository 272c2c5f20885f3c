import type { CellState, FailureKind } from '../model/state.ts';

/** A report put into words and tables, before it is written as Markdown or HTML: both say the same. Every text may be foreign. */
export interface ReportDocument {
  readonly title: string;
  /** What it is about, in one line. */
  readonly subtitle: string;
  /** Said before anything else: that the data is synthetic, under which filters it is. */
  readonly warnings: readonly string[];
  readonly sections: readonly Section[];
  /** At the end: when and how it was made. */
  readonly footer: readonly string[];
}

export interface Section {
  /** For a link to it: letters and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fold'; readonly summary: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly code: string }
  | ({ readonly kind: 'table' } & Table);

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly groups: readonly TableGroup[];
  /** What the table does not show; empty where it shows all. */
  readonly leftOut: string;
}

export interface Column {
  readonly label: string;
  readonly align: 'start' | 'center' | 'end';
  /** Gives the header the mark of a hardware type. */
  readonly hardwareType?: string;
}

/** Rows under one heading; null for none. */
export interface TableGroup {
  readonly label: string | null;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly text: string;
  /** Said smaller beside it. */
  readonly detail?: string;
  /** Gives the cell the sign and the colour of a state; the text says the state, too. */
  readonly state?: CellState;
  readonly failure?: FailureKind | null;
  readonly hardwareType?: string;
  readonly bar?: Bar;
  readonly strong?: boolean;
}

/** A bar from zero: its length and the ends of its interval are shares of the longest, 0 to 1. */
export interface Bar {
  readonly share: number;
  readonly interval: readonly [number, number] | null;
  readonly hardwareType: string;
  /** Not measured, so hollow. */
  readonly simulated: boolean;
}
