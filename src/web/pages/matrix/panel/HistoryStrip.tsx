import { useRef } from 'react';
import type { EvidenceRow } from '../../../../core/model/evidence.ts';
import { formatDateUtc } from '../../../../core/model/format.ts';
import type { Outcome } from '../../../../core/model/state.ts';
import { buildHistory, type HistoryLane, type HistoryMark, isGood } from './history.ts';
import { Section } from './Section.tsx';
import { useStripWidth } from './useStripWidth.ts';
import css from './HistoryStrip.module.css';

const LANE_HEIGHT = 20;
const MIXED_HEIGHT = 32;
const MIXED_OFFSET = 7;
const LABEL_WIDTH = 68;
const SHAPES: { readonly [K in Outcome]: string } = {
  supported: 'M-4 .4-1.2 3.200 4.200-3',
  partial: 'M0-4a4 4 0 0 1 0 8zM0-4a4 4 0 0 0 0 8',
  failing: 'M-3.500-3.500 3.500 3.500M3.500-3.500-3.500 3.500',
  unsupported: 'M-4 0H4',
};

/** Outcomes over time, one lane for what was run, declared and simulated. */
export function HistoryStrip({ rows }: { readonly rows: readonly EvidenceRow[] }) {
  const box = useRef<HTMLDivElement | null>(null);
  const width = useStripWidth(box);
  const history = buildHistory(rows, Math.max(80, width - LABEL_WIDTH - 8));
  if (history === null) return null;
  const middles = laneMiddles(history.lanes);
  const height = history.lanes.reduce((sum, lane) => sum + laneHeight(lane), 0);
  return (
    <Section title="History">
      <div ref={box} className={css.box}>
        <svg className={css.strip} width="100%" height={height} role="img" aria-label={history.text}>
          {history.lanes.map((lane, index) => (
            <g key={lane.tier} transform={`translate(0 ${middles[index] ?? 0})`}>
              <text className={css.label} x="0" y="4">
                {lane.label}
              </text>
              <line className={css.line} x1={LABEL_WIDTH} x2={width} y1="0" y2="0" />
              {lane.marks.map((mark) => (
                <Mark key={`${mark.outcome} ${mark.fromMs}`} mark={mark} y={lane.mixed ? (isGood(mark.outcome) ? -MIXED_OFFSET : MIXED_OFFSET) : 0} />
              ))}
            </g>
          ))}
        </svg>
        <div className={css.axis} aria-hidden="true">
          <span>{formatDateUtc(history.fromMs)}</span>
          <span>{formatDateUtc(history.toMs)}</span>
        </div>
      </div>
    </Section>
  );
}

function laneHeight(lane: HistoryLane): number {
  return lane.mixed ? MIXED_HEIGHT : LANE_HEIGHT;
}

function laneMiddles(lanes: readonly HistoryLane[]): readonly number[] {
  let top = 0;
  return lanes.map((lane) => {
    const middle = top + laneHeight(lane) / 2;
    top += laneHeight(lane);
    return middle;
  });
}

function Mark({ mark, y }: { readonly mark: HistoryMark; readonly y: number }) {
  return (
    <g className={css.mark} data-state={mark.outcome} data-tip={mark.tip} transform={`translate(${LABEL_WIDTH + mark.x} ${y})`}>
      <circle className={css.ground} r="6.5" />
      <path className={mark.outcome === 'partial' ? css.half : css.shape} d={SHAPES[mark.outcome]} />
    </g>
  );
}
