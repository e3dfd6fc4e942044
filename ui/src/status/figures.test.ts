import { describe, expect, it } from 'vitest';
import { bytes, duration, figure } from './figures';

describe('duration', () => {
  it.each([
    [0, '0ms'],
    [0.84, '0.8ms'],
    [250, '250ms'],
    [4_200, '4.2s'],
    [12_900, '13s'],
    [95_000, '1.6m'],
    [900_000, '15m'],
    [7_300_000, '2h'],
    [259_200_000, '3d'],
  ])('should write %d ms as %s', (millis, expected) => {
    expect(duration(millis, 'en-GB')).toBe(expected);
  });

  it('should write it in Chinese', () => {
    expect(duration(12_900, 'zh-CN')).toBe('13秒');
  });
});

describe('bytes', () => {
  it.each([
    [0, '0B'],
    [96_000_000, '96MB'],
    [1_073_741_824, '1.1GB'],
  ])('should write %d as %s', (count, expected) => {
    expect(bytes(count, 'en-GB')).toBe(expected);
  });
});

describe('figure', () => {
  it('should group and round', () => {
    expect(figure(21_400.46, 'en-GB', 1)).toBe('21,400.5');
    expect(figure(21_400.46, 'en-GB')).toBe('21,400');
  });
});
