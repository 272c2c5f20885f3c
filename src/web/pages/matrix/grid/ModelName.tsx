import type { ModelInfo } from '../../../../core/model/modelAndDevice.ts';
import { MiddleEllipsis } from '../../../parts/MiddleEllipsis.tsx';
import { formatParameters } from './formatParameters.ts';
import css from './ModelName.module.css';

/** A model's name, cut in the middle where it is too long, with family and size beside it. */
export function ModelName({ model, withFamily }: { readonly model: ModelInfo; readonly withFamily: boolean }) {
  return (
    <>
      <MiddleEllipsis text={model.name} className={css.name} />
      <span className={css.about}>
        {withFamily && model.family !== null && <span className={css.family}>{model.family}</span>}
        {model.parametersMillion !== null && <span className={css.size}>{formatParameters(model.parametersMillion)}</span>}
      </span>
    </>
  );
}
