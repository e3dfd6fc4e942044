import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ThemeMode } from '../i18n/dictionary';
import { type Language, languageNames, locales } from '../i18n/language';
import { useLanguage, useText } from '../i18n/useText';
import { useThemeChoice } from '../preferences/theme';

const LANGUAGES: Language[] = ['en', 'zh'];
const THEMES: ThemeMode[] = ['light', 'dark', 'system'];

/** Switches for language and theme. */
export function Preferences() {
  const text = useText();
  const { language, choose: chooseLanguage } = useLanguage();
  const { mode, choose: chooseTheme } = useThemeChoice();
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: LANGUAGES.map((key) => ({
            key,
            label: <span lang={locales[key]}>{languageNames[key]}</span>,
          })),
          selectable: true,
          selectedKeys: [language],
          onClick: ({ key }) => chooseLanguage(key as Language),
        }}
      >
        <Button
          type="text"
          icon={<GlobalOutlined />}
          aria-label={`${text.language}: ${languageNames[language]}`}
        >
          <span className="wide-only">{languageNames[language]}</span>
        </Button>
      </Dropdown>
      <Dropdown
        trigger={['click']}
        menu={{
          items: THEMES.map((key) => ({ key, label: text.themes[key] })),
          selectable: true,
          selectedKeys: [mode],
          onClick: ({ key }) => chooseTheme(key as ThemeMode),
        }}
      >
        <Button type="text" icon={<BulbOutlined />} aria-label={text.theme} />
      </Dropdown>
    </>
  );
}
