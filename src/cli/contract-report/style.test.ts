import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { REPORT_STYLE } from '../../core/report/reportStyle.ts';

const TOKENS = readFileSync(new URL('../../web/theme/tokens.css', import.meta.url), 'utf8');

/** The custom properties of a stylesheet's blocks of one scheme, by name; a report leaves the prefix of states off. */
function colours(css: string): ReadonlyMap<string, string> {
  return new Map([...css.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name.replace(/^state-/, ''), value]));
}

test.each(['light', 'dark'])('the colours of a report are those of the dashboard, %s', (scheme) => {
  const [, light = '', dark = ''] = /data-tokens='light'\]([^]*?)\n}[^]*data-theme='dark'\]([^]*?)\n}/.exec(TOKENS) ?? [];
  const [ofLight = '', ofDark = ''] = REPORT_STYLE.markup.split('@media screen and (prefers-color-scheme: dark)');
  const known = colours(scheme === 'light' ? light : dark);
  const used = colours((scheme === 'light' ? ofLight : ofDark).split('* {')[0] ?? '');
  expect(used.size).toBe(39);
  for (const [name, value] of used) expect(`${name} ${known.get(name)}`).toBe(`${name} ${value}`);
});
