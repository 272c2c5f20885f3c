import { settingText } from '../../../../core/model/configuration.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { deviceText, withUnit } from '../resultText.ts';
import type { FrontierPoint } from './energyFrontier.ts';
import css from './FrontierList.module.css';

/** The configurations on the frontier by their numbers in the chart, fastest first. */
export function FrontierList({ frontier }: { readonly frontier: readonly FrontierPoint[] }) {
  return (
    <>
      <h3 className={css.title}>On the line, from the fastest to the most frugal</h3>
      <ol className={css.list}>
        {frontier.map(({ result, x, y }, index) => (
          <li key={result.key} className={css.item}>
            <span className={css.number}>{index + 1}</span>
            <HardwareMark type={result.configuration.hardwareType} />
            <span>
              {[deviceText(result.configuration), settingText(result.configuration, ['testCase', 'shape'])].filter((part) => part !== '').join(' · ')}
              <span className={css.values}>{`${withUnit(x, 'ms')}, ${withUnit(y, 'J')}`}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
