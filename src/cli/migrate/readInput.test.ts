import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { readBytes, textOf } from './readInput.ts';

test('a file larger than the limit is a reject, one of that size is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'read-input-'));
  const path = join(folder, 'a.json');
  const input = { path, source: 'a.json', relativePath: 'a.json', kind: 'json', linked: false } as const;
  try {
    writeFileSync(path, '12345');
    expect(readBytes(input, 4)).toEqual({ code: 'too-large', place: '', reason: 'the file has 5 bytes; at most 4 are read' });
    // printf 12345 | sha256sum
    expect(readBytes(input, 5)).toMatchObject({ sha256: '5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  ['UTF-8', Buffer.from('{"a":"é"}'), '{"a":"é"}'],
  ['UTF-16, as PowerShell writes it', Buffer.from('\uFEFF{"a":"é"}', 'utf16le'), '{"a":"é"}'],
  ['Latin-1', Buffer.from('{"a":"é"}', 'latin1'), { code: 'not-json', place: '', reason: 'the file is no text in UTF-8' }],
])('reads %s', (_, bytes, text) => {
  expect(textOf(bytes)).toEqual(text);
});
