import type { Pareto, ParetoPoint } from '../../../../core/compare/types.ts';
import { METRICS } from '../../../../core/model/metric.ts';
import { HardwareMark } from '../../../parts/HardwareMark.tsx';
import { groupNames, wholeName } from '../configurationNames.ts';
import { valueText } from '../numberWords.ts';
import css from './FrontierList.module.css';

const LISTED_AT_MOST = 24;

interface FrontierListProps {
  readonly pareto: Pick<Pareto, 'x' | 'y'>;
  /** In the order of their numbers. */
  readonly frontier: readonly ParetoPoint[];
}

/** The configurations on the frontier by their numbers in the chart. */
export function FrontierList({ pareto: { x, y }, frontier }: FrontierListProps) {
  const names = groupNames(frontier.map(({ point }) => point.configuration)).map(wholeName);
  return (
    <>
      <h3 className={css.title}>On the frontier</h3>
      <ol className={css.list}>
        {frontier.slice(0, LISTED_AT_MOST).map((point, index) => (
          <li key={JSON.stringify(point.point.configuration)} className={css.item}>
            <span className={css.number}>{index + 1}</span>
            <HardwareMark type={point.point.configuration.hardwareType} />
            <span>
              {names[index]}
              <span className={css.values}>{`${valueText(point.y, METRICS[y])}, ${valueText(point.x, METRICS[x])}`}</span>
            </span>
          </li>
        ))}
      </ol>
      {frontier.length > LISTED_AT_MOST && <p>{`${frontier.length - LISTED_AT_MOST} more are in the table.`}</p>}
    </>
  );
}
