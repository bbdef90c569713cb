import { theme as antdTheme, type ThemeConfig } from "antd";
import { useEffect, useState } from "react";
import type { Theme } from "../wire/commands";

/** What antd draws where a finger points, in CSS pixels; the rest is in touch.css. */
const FINGER = {
  controlHeight: 44,
  controlHeightSM: 44,
  controlHeightLG: 48,
  controlInteractiveSize: 22,
};

/** antd's tokens for one look; the same colours stand as variables in theme.css. */
export function antdThemeOf(look: Theme, finger: boolean): ThemeConfig {
  const dark = look === "dark";
  const link = dark ? "#a9a4ff" : "#4338ca";
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? "#756dfa" : "#4f46e5",
      colorInfo: dark ? "#8b85f5" : "#4f46e5",
      colorLink: link,
      colorError: dark ? "#f87171" : "#cf1f1f",
      colorTextPlaceholder: dark ? "#959baa" : "#6b7280",
      colorTextTertiary: dark ? "#9aa0ae" : "#5d6675",
      colorBgBase: dark ? "#14161d" : "#ffffff",
      colorBgContainer: dark ? "#1a1d26" : "#ffffff",
      colorBgElevated: dark ? "#222632" : "#ffffff",
      colorBgLayout: dark ? "#101219" : "#f4f6f9",
      colorBorder: dark ? "#3b4150" : "#d5d9e2",
      colorBorderSecondary: dark ? "#2c313e" : "#e6e9ef",
      borderRadius: 6,
      fontFamily: "var(--font)",
      fontSize: 14,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      ...(finger && FINGER),
    },
    components: {
      Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 10 },
      Modal: { titleFontSize: 16 },
      ...(finger && { Segmented: { trackPadding: 0 } }),
      Tabs: { itemSelectedColor: link, itemHoverColor: link, itemActiveColor: link },
    },
  };
}

/** The system's look, followed while it changes. */
export function useSystemLook(): Theme {
  const [look, setLook] = useState<Theme>(() => systemLook());
  useEffect(() => {
    const dark = matchMedia(DARK);
    const follow = () => setLook(systemLook());
    dark.addEventListener("change", follow);
    return () => dark.removeEventListener("change", follow);
  }, []);
  return look;
}

const DARK = "(prefers-color-scheme: dark)";

function systemLook(): Theme {
  return matchMedia(DARK).matches ? "dark" : "light";
}
