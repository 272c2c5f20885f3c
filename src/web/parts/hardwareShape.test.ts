import { expect, test } from 'vitest';
import { hardwareShape } from './hardwareShape.ts';

const types = ['cpu', 'cuda', 'rocm', 'mps', 'openvino', 'qualcomm', 'mediatek', 'samsung', 'webnn', 'webgpu', 'tpu', 'npu', 'directml', 'opencl', 'a type of the file'];

test('every type of hardware has a shape of its own', () => {
  expect(new Set(types.map(hardwareShape)).size).toBe(types.length);
});

test('no shape has a hole: hollow is what was not measured', () => {
  for (const type of types) {
    const parts = hardwareShape(type).split(/(?=M)/).map(box);
    for (const [index, outer] of parts.entries()) {
      for (const inner of parts.slice(index + 1)) {
        const within = inner[0] > outer[0] && inner[1] < outer[1];
        expect(within, `${type} is hollow`).toBe(false);
      }
    }
  }
});

/** From where to where a closed part goes across, as far as its upright and level lines and its start tell. */
function box(path: string): readonly [number, number] {
  let x = 0;
  const reached: number[] = [];
  for (const [, command = '', rest = ''] of path.matchAll(/([MHhLlz])([^A-Za-z]*)/g)) {
    const first = Number(/-?\d*\.?\d+/.exec(rest)?.[0] ?? Number.NaN);
    if (Number.isNaN(first)) continue;
    x = command === 'h' || command === 'l' ? x + first : first;
    reached.push(x);
  }
  return [Math.min(...reached), Math.max(...reached)];
}
