/** A map, not an object: a file may name its hardware `constructor`. */
const SHAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cpu: 'M2 2h8v8H2z',
    cuda: 'M6 1 11 6 6 11 1 6z',
    rocm: 'M6 1.5 11 10.5H1z',
    mps: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z',
    openvino: 'M6 10.5 1 1.5h10z',
    qualcomm: 'M6 .8 11 4.5 9.1 10.8H2.9L1 4.5z',
    webnn: 'M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z',
    webgpu: 'M3.5 1.5h5L11 6l-2.5 4.5h-5L1 6z',
    samsung: 'M1 3.5h10v5H1z',
    mediatek: 'M3.5 1h5v10h-5z',
    tpu: 'M1.5 1 10.5 6 1.5 11z',
    npu: 'M10.5 1 1.5 6l9 5z',
    opencl: 'M6 .5 7.6 4.3 11.7 4.6 8.5 7.3 9.6 11.3 6 9.1 2.4 11.3 3.5 7.3 .3 4.6 4.4 4.3z',
    directml: 'M2 1h3v10H2zM7 1h3v10H7z',
  }),
);

const OTHER = 'M4.2 2h7.3L7.8 10H.5z';

/** The fixed shape of a hardware type, as a path in a box of 12 by 12: solid, because what is hollow was not measured. */
export function hardwareShape(type: string): string {
  return SHAPES.get(type) ?? OTHER;
}
