import { expect, test } from 'vitest';

import { LINK_FIELDS } from '../../core/view/linkFields.ts';
import { DEFAULT_VIEW } from '../../core/view/viewState.ts';
import { LINK_ONLY, VIEW_FLAGS } from './viewFlags.ts';

test('every parameter of a link has a flag, or is of no use to a person', () => {
  expect([...Object.keys(VIEW_FLAGS), ...LINK_ONLY].toSorted()).toEqual(LINK_FIELDS.map(({ name }) => name).toSorted());
});

test('every word that a flag offers is one that a link takes', () => {
  const refused = LINK_FIELDS.flatMap((field) =>
    (VIEW_FLAGS[field.name]?.choices ?? []).flatMap((word) => {
      const reasons: string[] = [];
      field.read(DEFAULT_VIEW, word, (reason) => reasons.push(reason));
      return reasons.map((reason) => `${field.name}=${word}: ${reason}`);
    }),
  );
  expect(refused).toEqual([]);
});
