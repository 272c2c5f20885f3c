import type { Configuration } from '../../../core/model/configuration.ts';
import { IconButton } from '../../parts/Button.tsx';
import { HardwareMark } from '../../parts/HardwareMark.tsx';
import { MiddleEllipsis } from '../../parts/MiddleEllipsis.tsx';
import css from './PinTray.module.css';
import { pinName, pinPlace, pinSetting } from './pinWords.ts';

interface PinCardProps {
  readonly pin: Configuration;
  /** By which the table of differences calls it. */
  readonly number: number;
  /** The open file has no such result under the filters. */
  readonly missing: boolean;
  readonly onRemove: () => void;
}

const MISSING = 'Not in this file, or left out by the filters';

/** One pinned result: what it is, and how to let it go. */
export function PinCard({ pin, number, missing, onRemove }: PinCardProps) {
  return (
    <li className={css.pin} data-missing={missing || undefined}>
      <span className={css.number} aria-hidden="true">
        {number}
      </span>
      <div className={css.what}>
        <MiddleEllipsis text={pin.model} className={css.model} />
        <span className={css.place} data-tip={`${pinPlace(pin)} · ${pinSetting(pin)}${missing ? `\n${MISSING}` : ''}`} data-tip-cut={missing ? undefined : ''} data-cut="">
          <HardwareMark type={pin.hardwareType} size={10} />
          {missing ? <span className={css.missing}>{` ${MISSING}`}</span> : ` ${pinPlace(pin)} · ${pinSetting(pin)}`}
        </span>
      </div>
      <IconButton icon="close" size={12} className={css.remove} label={`Unpin ${pinName(pin)}`} onClick={onRemove} />
    </li>
  );
}
