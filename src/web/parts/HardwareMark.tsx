import css from './HardwareMark.module.css';

const SHAPES: { readonly [type: string]: string } = {
  cpu: 'M2 2h8v8H2z',
  cuda: 'M6 1 11 6 6 11 1 6z',
  rocm: 'M6 1.5 11 10.500H1z',
  mps: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z',
  openvino: 'M6 10.5 1 1.500h10z',
  qualcomm: 'M6 .8 11 4.5 9.1 10.800H2.900L1 4.500z',
  webnn: 'M4.3 1h3.400v3.300H11v3.400H7.700V11H4.300V7.700H1V4.300h3.300z',
  webgpu: 'M3.5 1.500h5L11 6l-2.5 4.500h-5L1 6z',
  samsung: 'M1 3.500h10v5H1z',
  mediatek: 'M3.5 1h5v10h-5z',
};

/** The fixed colour and shape of a hardware type. */
export function HardwareMark({ type, size = 10 }: { readonly type: string; readonly size?: number }) {
  return (
    <svg className={css.mark} data-hardware={type} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={SHAPES[type] ?? 'M6 1.500a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm0 2a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z'} fillRule="evenodd" />
    </svg>
  );
}
