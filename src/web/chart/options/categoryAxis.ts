import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { ChartSize, ChartTheme } from '../types.ts';
import { fitText, textWidth } from './axisText.ts';

interface CategoryAxisInput {
  /** In the order of drawing: the first is the topmost or leftmost. Data refer to it by index. */
  readonly names: readonly string[];
  readonly theme: ChartTheme;
  readonly size: ChartSize;
  readonly gridIndex?: number;
  /** Said once beside the axis, where the names don't say it themselves: `Batch size`. */
  readonly label?: string;
  /** Share of the width that names up the side may take; 0.34, on a phone 0.38. */
  readonly share?: number;
}

/** Names up the side, one a row; long ones are cut in the middle. */
export function categoryYAxis({ names, theme, size, gridIndex = 0, label = '', share = size.narrow ? 0.38 : 0.34 }: CategoryAxisInput): YAXisComponentOption {
  const room = size.width * share;
  return {
    type: 'category',
    gridIndex,
    inverse: true,
    data: names.map((name) => fitText(name, room, theme.labelSize)),
    name: label,
    nameLocation: 'start',
    nameTextStyle: { color: theme.textMuted, fontSize: theme.labelSize, fontFamily: theme.font, align: 'right' },
    axisLine: { show: true, lineStyle: { color: theme.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: theme.text, fontSize: theme.labelSize, fontFamily: theme.font, interval: size.height / Math.max(1, names.length) >= 14 ? 0 : 'auto' },
    splitLine: { show: true, lineStyle: { color: theme.line } },
  };
}

/** Names along the bottom; turned where they don't fit side by side. */
export function categoryXAxis({ names, theme, size, gridIndex = 0, label = '' }: CategoryAxisInput): XAXisComponentOption {
  const room = (size.width - 64) / Math.max(1, names.length) - 8;
  const turned = names.some((name) => textWidth(name, theme.labelSize) > Math.max(room, 40)) && room < 96;
  return {
    type: 'category',
    gridIndex,
    data: names.map((name) => fitText(name, turned ? Math.min(120, size.height / 3) : Math.max(room, 40), theme.labelSize)),
    name: label,
    nameLocation: 'middle',
    nameGap: theme.labelSize + 17,
    nameTextStyle: { color: theme.textMuted, fontSize: theme.labelSize, fontFamily: theme.font },
    axisLine: { show: true, lineStyle: { color: theme.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: theme.text, fontSize: theme.labelSize, fontFamily: theme.font, rotate: turned ? 40 : 0, interval: room >= 14 ? 0 : 'auto' },
    splitLine: { show: false },
  };
}
