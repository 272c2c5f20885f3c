import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { createStatements } from '../../core/store/ddl.ts';
import { SCHEMA_VERSION } from '../../core/store/schema.ts';
import { upgradeStatements } from '../../core/store/upgrades.ts';

/**
 * What the statements of each version come to. Those of a version that was released stay as they are: whoever changes a table raises `SCHEMA_VERSION`, adds
 * the upgrade from the version before, and then a line here.
 */
const DIGESTS: { readonly [version: number]: string } = {
  1: '7d30e63bf175b5f7',
};

test('no table changes without a version of its own', () => {
  const digest = createHash('sha256').update(createStatements('store').join(';\n')).digest('hex').slice(0, 16);
  expect({ [SCHEMA_VERSION]: digest }).toEqual({ [SCHEMA_VERSION]: DIGESTS[SCHEMA_VERSION] });
  expect(Object.keys(DIGESTS).map(Number).toSorted((left, right) => left - right)).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1));
});

test('a way leads from every version to the present one', () => {
  for (let version = 1; version < SCHEMA_VERSION; version += 1) expect(upgradeStatements('store', version), `version ${version}`).not.toBeNull();
  expect(upgradeStatements('store', SCHEMA_VERSION)).toHaveLength(1);
});
