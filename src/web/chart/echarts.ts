import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { DataZoomInsideComponent, DataZoomSliderComponent, GridSimpleComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

/** Loaded when the first chart is drawn, with the parts that our charts are made of and no more. */
register([ScatterChart, LineChart, CustomChart, GridSimpleComponent, DataZoomInsideComponent, DataZoomSliderComponent, LabelLayout, CanvasRenderer]);

export { init };
export type { EChartsType } from 'echarts/core';
