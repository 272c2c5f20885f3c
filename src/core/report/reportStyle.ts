import { html } from './html.ts';

/**
 * The look of a report. Colours are those of the dashboard (`web/theme/tokens.css`); a test holds them together. Paper is
 * white, whatever the reader's screen.
 */
export const REPORT_STYLE = html`<style>
:root {
  color-scheme: light dark;
  --canvas: #ffffff; --sunken: #f5f6f8; --text: #14171c; --text-muted: #4d5562; --text-faint: #656c78; --line: #e4e7eb; --line-strong: #cdd2d9;
  --accent-text: #0e4eb1; --focus: #1d5bd0; --warning-text: #744c00; --warning-soft: #fff4df; --warning-line: #e0bf8e;
  --supported: #026548; --supported-bg: #e4f8ee;
  --partial: #704e00; --partial-bg: #ffeed2;
  --failing: #952c00; --failing-bg: #fed9cc;
  --unsupported: #4f5661; --unsupported-bg: #e7eaee;
  --simulated: #614092; --simulated-bg: #f5f0ff;
  --untested: #656c78; --untested-bg: transparent;
  --hw-cpu: #6a727d; --hw-cuda: #028758; --hw-rocm: #bf4306; --hw-mps: #b95391; --hw-openvino: #1b65b9; --hw-qualcomm: #6e53c5; --hw-webnn: #9e7604; --hw-webgpu: #0091b7;
  --hw-samsung: #863a97; --hw-mediatek: #71902d; --hw-tpu: #a8324a; --hw-npu: #0c7d74; --hw-opencl: #4d5bb8; --hw-directml: #8a6a9c; --hw-other: #7a583d;
}
@media screen and (prefers-color-scheme: dark) {
:root {
  --canvas: #111417; --sunken: #0c0e11; --text: #e7eaee; --text-muted: #aab1bc; --text-faint: #8d95a1; --line: #252a30; --line-strong: #373e47;
  --accent-text: #9cc0fe; --focus: #7fb0ff; --warning-text: #e6c08d; --warning-soft: #2a2012; --warning-line: #6d532c;
  --supported: #95d8ba; --supported-bg: #122b21;
  --partial: #e3c28c; --partial-bg: #352810;
  --failing: #feb29a; --failing-bg: #4f2518;
  --unsupported: #c1c8d2; --unsupported-bg: #282b30;
  --simulated: #d1b9fe; --simulated-bg: #241c33;
  --untested: #8d95a1; --untested-bg: transparent;
  --hw-cpu: #a7afb9; --hw-cuda: #62c594; --hw-rocm: #fa8b64; --hw-mps: #f598cd; --hw-openvino: #68a4ef; --hw-qualcomm: #a796fc; --hw-webnn: #dbb563; --hw-webgpu: #71cff3;
  --hw-samsung: #c07ecf; --hw-mediatek: #b1ce7d; --hw-tpu: #ef8396; --hw-npu: #63c7bc; --hw-opencl: #98a3f0; --hw-directml: #c6abd6; --hw-other: #b4947c;
}
}
* { box-sizing: border-box; margin: 0; }
html { background: var(--canvas); color: var(--text); font: 400 14px/1.5 'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { max-width: 1180px; margin: 0 auto; padding: 24px 24px 48px; }
h1 { font-size: 22px; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin-bottom: 8px; padding-top: 12px; border-top: 1px solid var(--line-strong); font-size: 17px; font-weight: 600; line-height: 1.3; }
p, ul { max-width: 90ch; }
a { color: var(--accent-text); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; padding: 8px 12px; background: var(--canvas); }
.subtitle { margin-top: 4px; color: var(--text-muted); overflow-wrap: anywhere; }
.warning { margin-top: 8px; padding: 6px 12px; border: 1px solid var(--warning-line); border-left-width: 4px; background: var(--warning-soft); color: var(--warning-text); overflow-wrap: anywhere; }
nav { margin-top: 16px; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; max-width: none; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 4px 0; }
section { margin-top: 32px; }
section > * + * { margin-top: 8px; }
section > p { color: var(--text-muted); overflow-wrap: anywhere; }
section > ul { padding-left: 20px; overflow-wrap: anywhere; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line-strong); color: var(--text-faint); font-size: 12px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(230px, 1fr)); gap: 8px; }
.facts div { padding: 8px 12px; border: 1px solid var(--line); border-radius: 5px; }
.facts dt { color: var(--text-muted); font-size: 12px; }
.facts dd { font-size: 20px; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.facts small { display: block; color: var(--text-muted); font-size: 12px; font-weight: 400; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { padding: 8px 0; color: var(--text-muted); text-align: left; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 500; }
tbody th[scope='row'] { min-width: 15em; overflow-wrap: anywhere; }
thead th { border-bottom-color: var(--line-strong); color: var(--text-muted); font-size: 12px; vertical-align: bottom; }
thead th.named { min-width: 7em; overflow-wrap: anywhere; }
.end { text-align: right; }
td.end { white-space: nowrap; }
td.start:not(.state) { min-width: 8em; overflow-wrap: anywhere; }
.center { text-align: center; }
.strong { font-weight: 600; }
.group th { padding-top: 14px; color: var(--text); font-weight: 600; overflow-wrap: anywhere; }
td small, th small { display: block; color: var(--text-muted); font-size: 11.5px; font-weight: 400; }
.left-out { color: var(--text-faint); font-size: 12px; }
.sign { display: inline-block; margin-right: 4px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; vertical-align: -2px; }
.mark { display: inline-block; margin-right: 5px; fill: var(--hw); vertical-align: 0; }
.bar { display: block; max-width: 100%; margin-top: 3px; fill: var(--hw); }
.end .bar { margin-left: auto; }
.hollow rect { fill: none; stroke: var(--hw); stroke-dasharray: 3 2; }
.whisker { fill: none; stroke: var(--text); stroke-width: 1; }
.state { color: var(--state); background: var(--state-bg); background-clip: padding-box; font-size: 12px; }
td.state { width: 1%; min-width: 84px; border-left: 2px solid var(--canvas); }
.supported { --state: var(--supported); --state-bg: var(--supported-bg); }
.partial { --state: var(--partial); --state-bg: var(--partial-bg); }
.failing { --state: var(--failing); --state-bg: var(--failing-bg); }
.unsupported { --state: var(--unsupported); --state-bg: var(--unsupported-bg); }
.simulated { --state: var(--simulated); --state-bg: var(--simulated-bg); }
.untested { --state: var(--untested); --state-bg: var(--untested-bg); }
.hw-cpu { --hw: var(--hw-cpu); }
.hw-cuda { --hw: var(--hw-cuda); }
.hw-rocm { --hw: var(--hw-rocm); }
.hw-mps { --hw: var(--hw-mps); }
.hw-openvino { --hw: var(--hw-openvino); }
.hw-qualcomm { --hw: var(--hw-qualcomm); }
.hw-webnn { --hw: var(--hw-webnn); }
.hw-webgpu { --hw: var(--hw-webgpu); }
.hw-samsung { --hw: var(--hw-samsung); }
.hw-mediatek { --hw: var(--hw-mediatek); }
.hw-tpu { --hw: var(--hw-tpu); }
.hw-npu { --hw: var(--hw-npu); }
.hw-opencl { --hw: var(--hw-opencl); }
.hw-directml { --hw: var(--hw-directml); }
.hw-other { --hw: var(--hw-other); }
td.state .word { white-space: nowrap; }
details { padding: 4px 0 4px 12px; border-left: 3px solid var(--line); }
summary { padding: 2px 0; overflow-wrap: anywhere; cursor: pointer; }
details > * + * { margin-top: 6px; }
pre { overflow-x: auto; padding: 8px 12px; background: var(--sunken); font: 12px/1.5 ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media screen {
  .wide th:first-child:not([colspan]) { position: sticky; left: 0; background: var(--canvas); }
}
@media (max-width: 640px) {
  tbody th[scope='row'] { min-width: 9em; }
  body { padding: 16px 16px 32px; }
  .facts { grid-template-columns: 1fr 1fr; }
  nav a { padding: 8px 0; }
}
@page { size: A4; margin: 14mm 12mm; }
@page wide { size: A4 landscape; margin: 12mm 14mm; }
@media print {
  html { font-size: 10pt; line-height: 1.35; }
  body { max-width: none; padding: 0; }
  nav, .skip, .open { display: none; }
  h2 { font-size: 13pt; break-after: avoid; }
  section { margin-top: 18pt; }
  .facts { grid-template-columns: repeat(4, 1fr); }
  .facts div, tr, details, .warning { break-inside: avoid; }
  .group, caption { break-after: avoid; }
  .scroll { overflow: visible; }
  .wide { page: wide; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  thead th { font-size: 7.5pt; }
  th, td { padding: 2.5pt 4pt; }
  tbody th[scope='row'] { min-width: 80pt; }
  td.end { white-space: normal; }
  td small, th small, .state { font-size: 7pt; }
  .facts dd { font-size: 13pt; }
  td.state { min-width: 0; }
  td.start:not(.state) { min-width: 60pt; }
  thead th.named { min-width: 52pt; }
  .state, .bar, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
</style>`;
