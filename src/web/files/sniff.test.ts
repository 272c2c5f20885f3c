import { describe, expect, test } from 'vitest';
import { looksLike, sniff, sniffBytes } from './sniff.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('sniffBytes', () => {
  test.each([
    ['PAR1\u0015\u0004', 'parquet'],
    ['PARE/\0\0\0', 'parquet-encrypted'],
    ['SQLite format 3\0\u0010\0', 'sqlite'],
    ['12345678DUCK@\0\0\0', 'duckdb'],
    ['PK\u0003\u0004 model/weights', 'zip'],
    ['PK\u0003\u0004 [Content_Types].xml', 'xlsx'],
    ['{"model": "bert"}', 'json'],
    ['\n [ {"a": 1}, 2]', 'json'],
    ['[1, 2]', 'json'],
    ['[section]\nkey=value', 'text'],
    ['<!DOCTYPE html><html>', 'html'],
    ['model,latency\nbert,12\nvit,8\n', 'csv'],
    ['model;latency\nbert;12\n', 'csv'],
    ['model\tlatency\nbert\t1', 'csv'],
    ['name,größe\nä,1\n', 'csv'],
    ['just some words', 'text'],
    ['', 'empty'],
  ] as const)('%j is %s', (text, kind) => {
    expect(sniffBytes(bytes(text))).toBe(kind);
  });

  test('gzip, write-ahead logs and noise', () => {
    expect(sniffBytes(Uint8Array.of(0x1f, 0x8b, 8, 0))).toBe('gzip');
    expect(sniffBytes(Uint8Array.of(0x64, 0, 0x62, 0x65, 0, 2, 0xff, 0xff))).toBe('wal');
    expect(sniffBytes(Uint8Array.of(1, 2, 3, 4))).toBe('unknown');
  });

  test('text cut in the middle of a letter stays text', () => {
    expect(sniffBytes(bytes('model,größe\nä,ö').slice(0, -1))).toBe('csv');
  });
});

describe('sniff', () => {
  test('goes by content whatever the name', async () => {
    expect(await sniff(new Blob(['PAR1....']), 'data.duckdb')).toBe('parquet');
    expect(await sniff(new Blob([Uint8Array.of(9, 0, 1)]), 'data.db.wal')).toBe('wal');
    expect(await sniff(new Blob([Uint8Array.of(9, 0, 1)]), 'data.db')).toBe('unknown');
  });
});

test('looksLike names strangers', () => {
  expect(looksLike(bytes('%PDF-1.7'))).toBe('a PDF document');
  expect(looksLike(Uint8Array.of(0, 1))).toMatch(/no kind/u);
});
