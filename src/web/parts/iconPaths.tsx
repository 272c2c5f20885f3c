import type { ReactElement } from 'react';

/** Drawn on a 16 px grid; strokes take the text colour, `fill="currentColor"` where a shape is solid. */
const solid = { fill: 'currentColor', stroke: 'none' } as const;

export const ICON_PATHS = {
  // States of a cell
  supported: <path d="M3 8.6 6.4 12 13 4.6" strokeWidth="1.8" />,
  partial: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M8 2.75a5.25 5.25 0 0 1 0 10.5z" {...solid} />
    </>
  ),
  failing: <path d="m4 4 8 8M12 4l-8 8" strokeWidth="1.8" />,
  'out-of-memory': <path d="M3.25 12.5v-9L8 9.75l4.75-6.25v9" strokeWidth="1.6" />,
  timeout: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="M8 2.75A5.25 5.25 0 0 1 13.25 8H8z" {...solid} />
    </>
  ),
  crash: <path d="M9.25 1.5 3.5 9h3.4l-1.4 5.5L12.5 6.6H8.6z" {...solid} />,
  unavailable: (
    <>
      <circle cx="8" cy="8" r="5.25" />
      <path d="m4.4 11.6 7.2-7.2" />
    </>
  ),
  unsupported: <path d="M3.5 8h9" strokeWidth="1.8" />,
  simulated: <path d="M2.5 6.6c1.8-2 3.6-2 5.5-.6s3.7 1.4 5.5-.6M2.5 11c1.8-2 3.6-2 5.5-.6s3.7 1.4 5.5-.6" />,
  untested: <circle cx="8" cy="8" r="1.4" {...solid} />,
  // Corner marks: simple enough for 8 px
  stale: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeWidth="1.8" />
      <path d="M8 4.25V8l2.75 1.75" strokeWidth="1.8" />
    </>
  ),
  throttled: (
    <>
      <path d="M8 2.5V9" strokeWidth="3" />
      <circle cx="8" cy="11.75" r="3.5" {...solid} />
    </>
  ),
  conflict: <path d="M8 1.75 15 14.25H1zM8 6v4M8 11.9v.1" strokeWidth="1.6" />,
  // Interface
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  more: (
    <>
      <circle cx="3.5" cy="8" r="1.2" {...solid} />
      <circle cx="8" cy="8" r="1.2" {...solid} />
      <circle cx="12.5" cy="8" r="1.2" {...solid} />
    </>
  ),
  'chevron-down': <path d="m4 6.25 4 4 4-4" />,
  'chevron-up': <path d="m4 9.75 4-4 4 4" />,
  'chevron-right': <path d="m6.25 4 4 4-4 4" />,
  'chevron-left': <path d="m9.75 4-4 4 4 4" />,
  'arrow-up': <path d="M8 13V3M4 7l4-4 4 4" />,
  'arrow-down': <path d="M8 3v10M4 9l4 4 4-4" />,
  filter: <path d="M2 4.5h12M4.5 8h7M6.75 11.5h2.5" />,
  open: <path d="M1.75 12.75v-9.5h4.5l1.5 1.75h5v2M1.75 12.75 4 7h11l-2.25 5.75z" />,
  file: <path d="M3.75 1.75h5.5l3 3v9.5h-8.5zM9 2v3h3" />,
  upload: <path d="M8 10.5V2.5M4.75 5.5 8 2.25l3.25 3.25M2.25 10.5v3h11.5v-3" />,
  download: <path d="M8 2.5v8M4.75 7.5 8 10.75l3.25-3.25M2.25 10.5v3h11.5v-3" />,
  database: <path d="M13 4c0 1.1-2.24 2-5 2S3 5.1 3 4s2.24-2 5-2 5 .9 5 2ZM3 4v8c0 1.1 2.24 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.24 2 5 2s5-.9 5-2" />,
  link: <path d="M6.75 9.25a3 3 0 0 0 4.24 0l2.13-2.12a3 3 0 1 0-4.25-4.25l-.87.88M9.25 6.75a3 3 0 0 0-4.24 0L2.88 8.88a3 3 0 1 0 4.24 4.24l.88-.87" />,
  copy: <path d="M5.75 5.75h8v8h-8zM3.25 10.25h-1v-8h8v1" />,
  report: <path d="M2.5 2.5h11v11h-11zM5 5.75h6M5 8.25h6M5 10.75h3.5" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.25v4" />
      <circle cx="8" cy="5" r=".9" {...solid} />
    </>
  ),
  warning: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.25M8 11.5v.1" />,
  light: <path d="M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />,
  dark: <path d="M13.5 9.5A5.75 5.75 0 0 1 6.5 2.5a5.75 5.75 0 1 0 7 7Z" />,
  system: <path d="M1.75 2.75h12.5v8.5H1.75zM5.5 13.75h5M8 11.25v2.5" />,
  comfortable: <path d="M2 1.75h12M2 14.25h12M8 4.5v7M6 6.25 8 4.25l2 2M6 9.75l2 2 2-2" />,
  dense: <path d="M2 8h12M8 1.25v4M6 3.75l2 2 2-2M8 14.75v-4M6 12.25l2-2 2 2" />,
  calendar: <path d="M2.25 3.75h11.5v10H2.25zM2.25 6.75h11.5M5.25 2v3M10.75 2v3" />,
  reload: <path d="M13.25 8A5.25 5.25 0 1 1 11.5 4.1M11.75 1.5v2.75H9" />,
  lock: <path d="M3.25 7h9.5v6.75h-9.5zM5.25 7V4.75a2.75 2.75 0 0 1 5.5 0V7" />,
  external: <path d="M6.5 3h-4v10.5H13v-4M9 2.5h4.5V7M13.25 2.75 7.5 8.5" />,
  compare: <path d="M2.5 13.5V9M6.2 13.5V3M9.8 13.5V6.5M13.5 13.5V4.5" />,
  power: <path d="M9.25 1.5 3.5 9h3.4l-1.4 5.5L12.5 6.6H8.6z" />,
  pin: <path d="M5.5 2h5M6.25 2v4.25L4 9.5h8L9.75 6.25V2M8 9.5v4.75" />,
  expand: <path d="M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9" />,
} as const satisfies Record<string, ReactElement>;

export type IconName = keyof typeof ICON_PATHS;
