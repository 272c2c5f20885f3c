import { DataType, Field, makeData, Precision, RecordBatch, RecordBatchReader, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';

interface KeptColumn {
  readonly index: number;
  readonly name: string;
}

/** Which columns of a decoded file go to the engine, and under which names. */
export interface ArrowPlan {
  readonly kept: readonly KeptColumn[];
  /** True when the streams can go to the engine as they are. */
  readonly asIs: boolean;
  readonly notes: readonly string[];
}

/** Looks at a schema (an Arrow IPC stream without rows) and leaves out what the engine would refuse or read wrongly. */
export function planArrow(schemaIpc: Uint8Array, label: string): ArrowPlan {
  const { fields } = readSchema(schemaIpc);
  const notes: string[] = [];
  const taken = new Set<string>();
  const kept: KeptColumn[] = [];
  for (const [index, field] of fields.entries()) {
    const refused = refusedKind(field.type);
    if (refused !== null) {
      notes.push(`${label}: column ${field.name} holds ${refused}, which cannot be read here, and was left out.`);
      continue;
    }
    const name = freeName(field.name, taken);
    taken.add(name.toLowerCase());
    if (name !== field.name) notes.push(`${label}: a second column ${field.name} is called ${name} here.`);
    kept.push({ index, name });
  }
  const asIs = kept.length === fields.length && kept.every(({ index, name }) => fields[index]?.name === name);
  return { kept, asIs, notes };
}

/** Writes a decoded stream again with the columns of a plan; only files with unusual columns need it. */
export function applyPlan(ipc: Uint8Array, plan: ArrowPlan): Uint8Array {
  if (plan.asIs) return ipc;
  const reader = RecordBatchReader.from(ipc);
  reader.open();
  const fields = plan.kept.map(({ index, name }) => {
    const field = reader.schema.fields[index];
    if (field === undefined) throw new RangeError(`no column ${index} in the stream`);
    return new Field(name, field.type, true, field.metadata);
  });
  const schema = new Schema(fields);
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  for (const batch of reader) {
    // A stream without rows still gives one batch, whose lists have no buffers to write.
    if (batch.numRows === 0) continue;
    const children = plan.kept.flatMap(({ index }) => batch.data.children[index] ?? []);
    writer.write(new RecordBatch(schema, makeData({ type: new Struct(fields), length: batch.numRows, nullCount: 0, children })));
  }
  writer.finish();
  return writer.toUint8Array(true);
}

function readSchema(ipc: Uint8Array): Schema {
  const reader = RecordBatchReader.from(ipc);
  reader.open();
  return reader.schema;
}

function refusedKind(type: DataType): string | null {
  if (DataType.isFloat(type) && type.precision === Precision.HALF) return '16-bit floats';
  if (DataType.isInterval(type)) return 'intervals';
  if (DataType.isUnion(type)) return 'a union';
  for (const child of type.children ?? []) {
    const refused = refusedKind(child.type);
    if (refused !== null) return refused;
  }
  return null;
}

/** DuckDB takes names that differ in case for the same name. */
function freeName(wish: string, taken: ReadonlySet<string>): string {
  if (wish !== '' && !taken.has(wish.toLowerCase())) return wish;
  let number = 1;
  while (taken.has(`${wish}_${number}`.toLowerCase())) number += 1;
  return `${wish}_${number}`;
}
