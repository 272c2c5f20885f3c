import { expect, test } from 'vitest';
import { channelLabel } from './channel.ts';

test('zones keep their acronyms, numbered ones too', () => {
  expect(['gpu', 'gpu0', 'soc', 'big core', ''].map((zone) => channelLabel('power', zone))).toEqual(['GPU power', 'GPU0 power', 'SoC power', 'Big core power', 'Power']);
});
