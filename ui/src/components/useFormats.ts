import { useMemo } from 'react';
import { locales } from '../i18n/language';
import { useLanguage } from '../i18n/useText';
import { bytes, duration, figure } from '../status/figures';

export interface Formats {
  duration: (millis: number) => string;
  bytes: (count: number) => string;
  figure: (value: number, digits?: number) => string;
}

/** Figures as the chosen language writes them. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => {
    const locale = locales[language];
    return {
      duration: (millis) => duration(millis, locale),
      bytes: (count) => bytes(count, locale),
      figure: (value, digits) => figure(value, locale, digits),
    };
  }, [language]);
}
