/** A model as the page shows it. */
export interface ModelInfo {
  readonly key: number;
  readonly name: string;
  /** Null where the file states none and none can be read from the name. */
  readonly family: string | null;
  readonly modality: string | null;
  readonly parametersMillion: number | null;
}

/** A device of a hardware type; `name` null collects what names no device. */
export interface DeviceInfo {
  readonly key: number;
  readonly hardwareType: string;
  readonly name: string | null;
}
