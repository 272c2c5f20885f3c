import css from './FrontierList.module.css';
import { HardwareMark } from './HardwareMark.tsx';

/** A configuration on the frontier of a chart. */
export interface FrontierItem {
  readonly key: string;
  readonly hardwareType: string;
  readonly name: string;
  readonly values: string;
}

interface FrontierListProps {
  readonly title: string;
  /** In the order of their numbers in the chart. */
  readonly items: readonly FrontierItem[];
}

const LISTED_AT_MOST = 24;

/** The configurations on a frontier by their numbers in the chart. */
export function FrontierList({ title, items }: FrontierListProps) {
  return (
    <>
      <h3 className={css.title}>{title}</h3>
      <ol className={css.list}>
        {items.slice(0, LISTED_AT_MOST).map(({ key, hardwareType, name, values }, index) => (
          <li key={key} className={css.item}>
            <span className={css.number}>{index + 1}</span>
            <HardwareMark type={hardwareType} />
            <span>
              {name}
              <span className={css.values}>{values}</span>
            </span>
          </li>
        ))}
      </ol>
      {items.length > LISTED_AT_MOST && <p>{`${items.length - LISTED_AT_MOST} more are in the table.`}</p>}
    </>
  );
}
