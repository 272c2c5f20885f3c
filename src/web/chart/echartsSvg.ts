import { SVGRenderer } from 'echarts/renderers';
import { use as register } from 'echarts/core';

/** Loaded when the first SVG image is made. */
register([SVGRenderer]);

export { init } from './echarts.ts';
