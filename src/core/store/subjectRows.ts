import type { ModelFields, ResultRecord, RunFields } from '../ingest/types.ts';
import { normaliseHardware } from '../model/hardware.ts';
import type { StoreRow } from './rows.ts';

/** A hardware word in the vocabulary of the store. */
export interface StoredHardware {
  readonly type: string;
  /** What the word names beside the type. */
  readonly device: string | null;
  /** The word where type and device do not say it. */
  readonly asWritten: string | null;
}

/** The canonical type of a word where `core/model` knows it, else the word itself. */
export function hardwareOf(word: string): StoredHardware {
  const written = word.trim();
  const known = normaliseHardware(written);
  return known === null ? { type: written, device: null, asWritten: null } : { ...known, asWritten: written.toLowerCase() === known.type || written === known.device ? null : written };
}

export function modelRow(model: ModelFields): StoreRow {
  return { model_name: model.name.trim(), model_family: model.family, model_type: model.type, parameters_million: model.parametersMillion, modality: model.modality };
}

const IN_BROWSER = new Set(['webgpu', 'webnn']);

/** The device of what ran in a browser is the browser, as it is for tables that name no hardware beside it. */
export function hardwareRow({ hardware, web }: ResultRecord): StoreRow {
  const { type, device } = hardwareOf(hardware.type);
  const browser = IN_BROWSER.has(type) ? (web?.browser ?? null) : null;
  return {
    hardware_type: type, device_name: hardware.device?.trim() ?? device ?? browser, compute_units: hardware.computeUnits, memory_capacity: hardware.memoryGb,
    driver_version: hardware.driverVersion, platform: hardware.platform, is_simulated: false,
  };
}

export function runRow(run: RunFields): StoreRow {
  const seconds = run.startedMs === null || run.completedMs === null ? null : (run.completedMs - run.startedMs) / 1000;
  return {
    test_name: run.name, started_at: run.startedMs, completed_at: run.completedMs, execution_time_seconds: seconds, success: run.success,
    git_commit: run.commit, git_branch: run.branch, command_line: run.command, host: run.host,
  };
}
