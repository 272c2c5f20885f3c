import type { CancelSignal, Engine } from '../engine/engine.ts';
import type { Scope } from '../matrix/scope.ts';
import type { PowerOverview } from './types.ts';

/** Limits in °C that the file itself states for devices in view; none are assumed. */
export async function statedLimits(_engine: Engine, _scope: Scope, _signal?: CancelSignal): Promise<PowerOverview['limits']> {
  return [];
}
