import { describe, expect, it } from 'vitest';
import openapi from '../../openapi.json';
import { dictionaries, initialLanguage, type Language } from './language';

const languages = Object.entries(dictionaries) as [Language, (typeof dictionaries)['en']][];
const reasons = openapi.components.schemas.ReasonView.properties.code.enum;
const problems = openapi.components.schemas.ProblemCode.enum;

describe.each(languages)('texts in %s', (language, text) => {
  it('should name every reason and problem of the operator', () => {
    expect(Object.keys(text.reasons).sort()).toEqual([...reasons].sort());
    expect(Object.keys(text.problems).sort()).toEqual([...problems].sort());
  });

  it('should give a cure for every reason and problem, or leave it to the operator', () => {
    if (language === 'en') {
      expect(text.cures).toBeNull();
      expect(text.problemCures).toBeNull();
    } else {
      expect(Object.keys(text.cures ?? {}).sort()).toEqual([...reasons].sort());
      expect(Object.keys(text.problemCures ?? {}).sort()).toEqual([...problems].sort());
    }
  });

  it('should have no empty text', () => {
    expect(leaves(text).filter((leaf) => leaf === '')).toEqual([]);
  });
});

describe('the texts in Chinese', () => {
  it('should be in Chinese, but for names', () => {
    const names = ['Skybridge', 'AWS', 'PostgreSQL', 'Redis'];
    const foreign = leaves(dictionaries.zh).filter(
      (leaf) => /[a-z]/i.test(leaf) && !/\p{Script=Han}/u.test(leaf) && !names.includes(leaf),
    );

    expect(foreign).toEqual([]);
  });
});

describe('initialLanguage', () => {
  it.each<[string, string | null, string[], Language]>([
    ['?lang=zh', 'en', ['en-GB'], 'zh'],
    ['?lang=fr', 'zh', ['en-GB'], 'zh'],
    ['', null, ['fr', 'zh-CN', 'en'], 'zh'],
    ['', null, [], 'en'],
  ])(
    'should follow address, then choice, then browser: %s %s %o',
    (search, kept, browser, expected) => {
      expect(initialLanguage(search, kept, browser)).toBe(expected);
    },
  );
});

/** All texts of a dictionary; those with parameters are called with ones. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value === 'function') {
    return leaves((value as (...of: unknown[]) => unknown)(1, 1, 1));
  }
  return value === null ? [] : Object.values(value as object).flatMap(leaves);
}
