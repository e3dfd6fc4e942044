import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ThemeMode } from '../i18n/dictionary';
import type { Language } from '../i18n/language';
import { useLanguage } from '../i18n/useText';
import { antTheme } from './palette';
import { keepTheme, keptTheme, ThemeChoiceContext, useSystemDark } from './theme';

const ANT_LOCALES: Record<Language, typeof enUS> = { en: enUS, zh: zhCN };

/** Gives the theme and Ant Design's own texts to all below, and keeps the choice. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const systemDark = useSystemDark();
  const [mode, setMode] = useState<ThemeMode>(keptTheme);
  const dark = mode === 'system' ? systemDark : mode === 'dark';
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  const choice = useMemo(
    () => ({
      mode,
      dark,
      choose: (chosen: ThemeMode) => {
        keepTheme(chosen);
        setMode(chosen);
      },
    }),
    [mode, dark],
  );
  const antdTheme = useMemo(() => antTheme(dark), [dark]);
  return (
    <ThemeChoiceContext value={choice}>
      <ConfigProvider theme={antdTheme} locale={ANT_LOCALES[language]}>
        <AntApp className="app">{children}</AntApp>
      </ConfigProvider>
    </ThemeChoiceContext>
  );
}
