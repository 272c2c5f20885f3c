import { assert, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carbonPerMillionG, costPerMillion, energyPerItemJ, itemsPerJoule } from './whatIf.ts';

const RATES = { pricePerKwh: 0.3, carbonGPerKwh: 400 };

describe('cost and CO₂ of a million items', () => {
  test('a million items of 3.6 J are one kilowatt-hour (1 kWh = 3.6 MJ)', () => {
    expect(costPerMillion(3.6, RATES)).toBeCloseTo(0.3, 12);
    expect(carbonPerMillionG(3.6, RATES)).toBeCloseTo(400, 9);
  });
  test('as published: $ per million = J per item × $/kWh / 3.6', () => {
    assert(property(double({ min: 1e-6, max: 1e4, noNaN: true }), double({ min: 0, max: 10, noNaN: true }), (energy, price) => {
      expect(costPerMillion(energy, { pricePerKwh: price, carbonGPerKwh: null })).toBeCloseTo((energy * price) / 3.6, 6);
    }));
  });
  test('nothing is assumed: no rate or no energy gives nothing, a rate of zero gives zero', () => {
    expect(costPerMillion(1, { pricePerKwh: null, carbonGPerKwh: 400 })).toBeNull();
    expect(carbonPerMillionG(null, RATES)).toBeNull();
    expect(costPerMillion(1, { pricePerKwh: 0, carbonGPerKwh: null })).toBe(0);
  });
});

test('energy per item and items per joule stand for each other, and zero for neither', () => {
  expect(energyPerItemJ({ 'energy-per-item': null, 'items-per-joule': 4 })).toBe(0.25);
  expect(itemsPerJoule({ 'energy-per-item': 0.5, 'items-per-joule': null })).toBe(2);
  expect(itemsPerJoule({ 'energy-per-item': 0.5, 'items-per-joule': 3 })).toBe(3);
  expect(energyPerItemJ({ 'energy-per-item': null, 'items-per-joule': 0 })).toBeNull();
  expect(itemsPerJoule({ 'energy-per-item': null, 'items-per-joule': null })).toBeNull();
});
