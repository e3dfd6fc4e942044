import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  PauseCircleFilled,
  QuestionCircleFilled,
  SyncOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Level } from '../api/types';
import { levelColours } from '../preferences/palette';
import { useThemeChoice } from '../preferences/theme';

const ICONS: Record<Level, ReactNode> = {
  ok: <CheckCircleFilled aria-hidden />,
  progressing: <SyncOutlined aria-hidden />,
  failed: <ExclamationCircleFilled aria-hidden />,
  paused: <PauseCircleFilled aria-hidden />,
  unknown: <QuestionCircleFilled aria-hidden />,
};

/** A word in the colour of a level, with the level's icon, so that colour alone tells nothing. */
export function LevelTag({ level, children }: { level: Level; children: ReactNode }) {
  const { dark } = useThemeChoice();
  const { text, tint, edge } = levelColours(dark)[level];
  return (
    <span
      className="level-tag"
      data-level={level}
      style={{ color: text, background: tint, borderColor: edge }}
    >
      {ICONS[level]}
      <span>{children}</span>
    </span>
  );
}
