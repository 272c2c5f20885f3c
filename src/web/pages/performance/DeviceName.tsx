import { hardwareLabel } from '../../../core/model/hardware.ts';
import { HardwareMark } from '../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../parts/MiddleEllipsis.tsx';
import css from './DeviceName.module.css';

interface DeviceNameProps {
  /** Null for what is not of one hardware type. */
  readonly type: string | null;
  /** Empty where no device is named. */
  readonly name: string;
}

/** A device in a table, with the mark of its hardware type. */
export function DeviceName({ type, name }: DeviceNameProps) {
  return (
    <span className={css.device}>
      {type !== null && <HardwareMark type={type} />}
      <MiddleEllipsis text={name === '' && type !== null ? hardwareLabel(type) : name} />
    </span>
  );
}
