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
      <path d="M8 4.250V8l2.75 1.75" strokeWidth="1.8" />
    </>
  ),
  conflict: <path d="M8 1.75 15 14.250H1zM8 6v4M8 11.900v.1" strokeWidth="1.6" />,
  // Interface
  search: <path d="M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14" />,
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
  filter: <path d="M2 4.500h12M4.5 8h7M6.75 11.500h2.5" />,
  open: <path d="M1.75 12.750v-9.500h4.500l1.5 1.750h5v2M1.75 12.75 4 7h11l-2.25 5.750z" />,
  file: <path d="M3.75 1.750h5.500l3 3v9.500h-8.500zM9 2v3h3" />,
  upload: <path d="M8 10.500V2.500M4.75 5.5 8 2.250l3.25 3.250M2.25 10.500v3h11.500v-3" />,
  download: <path d="M8 2.500v8M4.75 7.5 8 10.750l3.25-3.250M2.25 10.500v3h11.500v-3" />,
  database: <path d="M13 4c0 1.1-2.24 2-5 2S3 5.1 3 4s2.24-2 5-2 5 .9 5 2ZM3 4v8c0 1.1 2.24 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.24 2 5 2s5-.9 5-2" />,
  link: <path d="M6.75 9.250a3 3 0 0 0 4.24 0l2.13-2.120a3 3 0 1 0-4.25-4.250l-.87.88M9.25 6.750a3 3 0 0 0-4.24 0L2.88 8.880a3 3 0 1 0 4.24 4.240l.88-.87" />,
  copy: <path d="M5.75 5.750h8v8h-8zM3.25 10.250h-1v-8h8v1" />,
  report: <path d="M2.5 2.500h11v11h-11zM5 5.750h6M5 8.250h6M5 10.750h3.5" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.250v4" />
      <circle cx="8" cy="5" r=".9" {...solid} />
    </>
  ),
  warning: <path d="M8 2 14.5 13.500h-13zM8 6.500v3.250M8 11.500v.1" />,
  light: <path d="M8 10.750a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.500ZM8 1.500v1.250M8 13.250v1.250M1.5 8h1.250M13.25 8h1.250M3.4 3.400l.9.9M11.7 11.700l.9.9M12.6 3.400l-.9.9M4.3 11.700l-.9.9" />,
  dark: <path d="M13.5 9.500A5.75 5.75 0 0 1 6.5 2.500a5.75 5.75 0 1 0 7 7Z" />,
  system: <path d="M1.75 2.750h12.500v8.500H1.750zM5.5 13.750h5M8 11.250v2.5" />,
  comfortable: <path d="M2 3.500h12M2 8h12M2 12.500h12" />,
  dense: <path d="M2 2.750h12M2 6.250h12M2 9.750h12M2 13.250h12" />,
  calendar: <path d="M2.25 3.750h11.500v10H2.250zM2.25 6.750h11.500M5.25 2v3M10.75 2v3" />,
  reload: <path d="M13.25 8A5.25 5.25 0 1 1 11.5 4.100M11.75 1.500v2.750H9" />,
  lock: <path d="M3.25 7h9.500v6.750h-9.500zM5.25 7V4.750a2.75 2.75 0 0 1 5.5 0V7" />,
  external: <path d="M6.5 3h-4v10.500H13v-4M9 2.500h4.500V7M13.25 2.75 7.5 8.5" />,
  expand: <path d="M9.5 2.500h4v4M13.5 2.5 9 7M6.5 13.500h-4v-4M2.5 13.5 7 9" />,
} as const satisfies Record<string, ReactElement>;

export type IconName = keyof typeof ICON_PATHS;
