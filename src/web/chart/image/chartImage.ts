import { beginActivity } from '../../data/activity.ts';
import { canvasRatio } from '../canvasRatio.ts';
import { loadChartFont } from '../loadECharts.ts';
import type { ChartDrawing, ChartOption, ChartTheme } from '../types.ts';
import { withLightTheme } from '../useChartTheme.ts';
import { imageLayout, type ImageLayout, type MeasureText } from './imageLayout.ts';
import { pngImage } from './pngImage.ts';
import { svgImage } from './svgImage.ts';

interface ImageInput {
  readonly drawing: ChartDrawing;
  readonly title: string;
  readonly subtitle: string;
  /** Written small below; the page's title where empty. */
  readonly source: string;
}

/** The chart with its title as an image of its own: light, on white, always of the same width. */
export async function chartImage(input: ImageInput, format: 'png' | 'svg'): Promise<Blob> {
  const end = beginActivity();
  try {
    const { init } = format === 'svg' ? await import('../echartsSvg.ts') : await import('../echarts.ts');
    await loadChartFont();
    return await withLightTheme((theme) => {
      const layout = layOut(input, theme);
      const { width, height } = layout.plot;
      const option = stillOption(input.drawing.build(theme, { width, height, narrow: false }));
      if (format === 'svg') {
        const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
        chart.setOption(option);
        const plot = chart.renderToSVGString();
        chart.dispose();
        return Promise.resolve(new Blob([svgImage(layout, plot, theme.font)], { type: 'image/svg+xml' }));
      }
      const ratio = canvasRatio(layout.width, layout.height, 2);
      const chart = init(document.createElement('div'), null, { renderer: 'canvas', width, height, devicePixelRatio: ratio });
      chart.setOption(option);
      const plot = chart.renderToCanvas({ pixelRatio: ratio, backgroundColor: '#ffffff' });
      const blob = pngImage(layout, plot, theme.font, ratio);
      chart.dispose();
      return blob;
    });
  } finally {
    end();
  }
}

/** The window stays as it is on screen; what moves it does not belong in an image. */
function stillOption(option: ChartOption): ChartOption {
  const { dataZoom } = option;
  const zoom = Array.isArray(dataZoom) ? { dataZoom: (dataZoom as object[]).map((part) => ({ ...part, show: false })) } : {};
  return { ...option, ...zoom, animation: false, backgroundColor: '#ffffff' };
}

function layOut({ drawing, title, subtitle, source }: ImageInput, theme: ChartTheme): ImageLayout {
  const legend = drawing.legend?.(theme) ?? [];
  const content = { title, subtitle, legend, source: source === '' ? document.title : source, plotHeight: drawing.height };
  return imageLayout(content, theme, measureWith(theme.font));
}

function measureWith(font: string): MeasureText {
  const pen = document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    if (pen === null) return text.length * size * 0.6;
    pen.font = `${weight} ${size}px ${font}`;
    return pen.measureText(text).width;
  };
}
