import { symbolPath } from '../symbolPath.ts';
import type { ImageLayout, ImageMark } from './imageLayout.ts';

/** The whole image as PNG around the plot that ECharts drew, with so many pixels for each of CSS. */
export function pngImage(layout: ImageLayout, plotCanvas: HTMLCanvasElement, font: string, ratio: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(layout.width * ratio);
  canvas.height = Math.floor(layout.height * ratio);
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.reject(new Error('The browser gave no canvas to draw on.'));
  pen.scale(ratio, ratio);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, layout.width, layout.height);
  for (const { text, x, y, size, weight, color } of layout.texts) {
    pen.font = `${weight} ${size}px ${font}`;
    pen.fillStyle = color;
    pen.fillText(text, x, y);
  }
  for (const mark of layout.marks) drawMark(pen, mark);
  const { x, y, width, height } = layout.plot;
  pen.drawImage(plotCanvas, x, y, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The browser made no image; it may be too large.')) : resolve(blob)), 'image/png');
  });
}

function drawMark(pen: CanvasRenderingContext2D, { kind = 'dot', color, symbol, x, y }: ImageMark): void {
  const shape = new Path2D(kind === 'band' ? 'M-1 1h14v10h-14z' : kind === 'line' || kind === 'dashed' ? 'M-1 6h14' : symbolPath(symbol));
  pen.save();
  pen.translate(x, y);
  pen.fillStyle = color;
  pen.strokeStyle = color;
  if (kind === 'line' || kind === 'dashed') {
    pen.lineWidth = 2;
    pen.setLineDash(kind === 'dashed' ? [4, 2] : []);
    pen.stroke(shape);
  } else if (kind === 'band') {
    pen.globalAlpha = 0.25;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas
    pen.fill(shape);
  } else if (kind === 'hollow') {
    pen.lineWidth = 1.75;
    pen.stroke(shape);
  } else {
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas
    pen.fill(shape, 'evenodd');
  }
  pen.restore();
}
