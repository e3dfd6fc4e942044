import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { initialLanguage, keepLanguage, keptLanguage, type Language, locales } from './language';
import { LanguageContext } from './useText';

/** Gives the language to all below, keeps the choice and tells the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    initialLanguage(location.search, keptLanguage(), navigator.languages),
  );
  useEffect(() => {
    document.documentElement.lang = locales[language];
  }, [language]);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        keepLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
