export interface RowsByReason {
  readonly reason: string;
  readonly rows: number;
}

/** A table of the file and what became of its rows. */
export interface TableEntry {
  readonly table: string;
  /** Null where the table is not read, with `reason` saying why. */
  readonly taken_for: string | null;
  readonly rows: number;
  readonly used: number;
  readonly set_aside: readonly RowsByReason[];
  readonly notes: readonly string[];
  readonly reason: string | null;
}

export interface QualityCheck {
  readonly key: string;
  readonly title: string;
  /** `doubt`: look before you believe the numbers; `note`: counted, marked and kept apart already. */
  readonly severity: 'doubt' | 'note';
  readonly count: number;
  readonly unit: 'rows' | 'pairs';
  readonly explanation: string;
  readonly example: string | null;
  /** Shows the rows in the file itself; null where the dashboard shows them better. */
  readonly sql: string | null;
}

export interface DataQuality {
  /** Every check that was made, also those that found nothing. */
  readonly checks: readonly QualityCheck[];
  readonly tables: readonly TableEntry[];
}

export interface Provenance {
  readonly files: number;
  readonly size_bytes: number;
  readonly results: number;
  readonly duplicates: number;
  readonly rejects: number;
  readonly first_imported_at: string | null;
  readonly last_imported_at: string | null;
  readonly shapes: readonly { readonly shape: string | null; readonly files: number; readonly results: number }[];
  readonly rejects_by_code: readonly RowsByReason[];
}
