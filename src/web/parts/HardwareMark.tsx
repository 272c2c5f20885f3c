import css from './HardwareMark.module.css';
import { hardwareShape } from './hardwareShape.ts';

/** The fixed colour and shape of a hardware type. */
export function HardwareMark({ type, size = 10 }: { readonly type: string; readonly size?: number }) {
  return (
    <svg className={css.mark} data-hardware={type} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d={hardwareShape(type)} fillRule="evenodd" />
    </svg>
  );
}
