import { theme, type ThemeConfig } from 'antd';
import type { Level } from '../api/types';

/** Colours of a level: text on its own tint has a contrast of at least 4.5:1 (WCAG 1.4.3). */
export interface LevelColours {
  text: string;
  tint: string;
  edge: string;
}

const LIGHT: Record<Level, LevelColours> = {
  ok: { text: '#176639', tint: '#e8f6ee', edge: '#8fceaa' },
  progressing: { text: '#0f4f94', tint: '#e7f0fb', edge: '#94bdea' },
  failed: { text: '#a3202b', tint: '#fdecec', edge: '#eda4a8' },
  paused: { text: '#7a4d05', tint: '#fdf3df', edge: '#e3bf7c' },
  unknown: { text: '#4b5563', tint: '#f0f2f5', edge: '#c3c9d2' },
};

const DARK: Record<Level, LevelColours> = {
  ok: { text: '#7fd6a2', tint: '#12291c', edge: '#2c6443' },
  progressing: { text: '#8ebcf2', tint: '#12253d', edge: '#2b588c' },
  failed: { text: '#f5a0a4', tint: '#381a1d', edge: '#83383e' },
  paused: { text: '#ecc37c', tint: '#30250f', edge: '#745822' },
  unknown: { text: '#b3bac5', tint: '#23272e', edge: '#4a515c' },
};

export function levelColours(dark: boolean): Record<Level, LevelColours> {
  return dark ? DARK : LIGHT;
}

/** Ant Design's theme with our colours; secondary text is dark enough to read. */
export function antTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      colorPrimary: dark ? '#4f9be6' : '#0f5fa8',
      colorLink: dark ? '#7db8f0' : '#0f5fa8',
      colorLinkHover: dark ? '#a5cff7' : '#0b4780',
      colorTextSecondary: dark ? 'rgba(255,255,255,0.75)' : 'rgba(0,0,0,0.70)',
      colorTextTertiary: dark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.62)',
      colorTextDescription: dark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.62)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.60)' : 'rgba(0,0,0,0.60)',
      colorTextQuaternary: dark ? 'rgba(255,255,255,0.60)' : 'rgba(0,0,0,0.60)',
      colorBgLayout: dark ? '#0e1116' : '#f4f6f9',
      colorBgContainer: dark ? '#161a21' : '#ffffff',
      colorBgElevated: dark ? '#1d222b' : '#ffffff',
      borderRadius: 8,
      fontSize: 14,
    },
    components: {
      Button: { primaryColor: dark ? '#06121f' : '#ffffff' },
      Layout: {
        headerBg: dark ? '#161a21' : '#ffffff',
        headerHeight: 56,
        headerPadding: '0 24px',
      },
      Menu: { horizontalLineHeight: '56px' },
      Table: { headerBg: dark ? '#1b2028' : '#f8f9fb' },
      Segmented: {
        itemColor: dark ? 'rgba(255,255,255,0.75)' : 'rgba(0,0,0,0.70)',
      },
    },
  };
}
