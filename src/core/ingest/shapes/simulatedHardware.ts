import { normaliseHardware } from '../../model/hardware.ts';
import { isObject } from '../fields.ts';
import type { Fields } from '../fields.ts';
import type { Simulation } from '../simulation.ts';

/** What a file declares for all its results: `simulated_hardware` lists the hardware whose results are simulated, `warnings` say why. */
export function readSimulatedHardware(file: Fields): (hardware: string) => Simulation {
  const listed = new Set((file.list('simulated_hardware') ?? []).flatMap((word) => (typeof word === 'string' ? [typeOf(word)] : [])));
  const messages = (file.list('warnings') ?? []).flatMap((warning) => (isObject(warning) && warning['type'] === 'simulation' && typeof warning['message'] === 'string' ? [warning['message']] : []));
  return (hardware) => (listed.has(typeOf(hardware))
    ? { simulated: true, simulationReason: `The file lists ${hardware} as simulated hardware${messages[0] === undefined ? '' : `: ${messages[0].slice(0, 200)}`}.` }
    : { simulated: false, simulationReason: null });
}

function typeOf(word: string): string {
  return normaliseHardware(word)?.type ?? word.trim().toLowerCase();
}
