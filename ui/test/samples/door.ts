import type { Door, Me } from "../../src/wire/commands";
import { li, wang } from "./people";

export function doorFor(me: Me | null, rest: Partial<Door> = {}): Door {
  return {
    state: "ready",
    shop: {
      name: "朝阳门服务中心",
      demo: false,
      language: "zh-CN",
      zone: "Asia/Shanghai",
      idle_minutes: 10,
      today: "2026-11-21",
    },
    trouble: null,
    me,
    locked: false,
    quick: [
      {
        id: li.id,
        name: li.name,
        badge: li.badge,
        has_pin: true,
        has_badge_code: true,
        pin_locked: false,
      },
      {
        id: wang.id,
        name: wang.name,
        badge: wang.badge,
        has_pin: true,
        has_badge_code: false,
        pin_locked: false,
      },
    ],
    demo_people: [],
    version: "0.1.0",
    ...rest,
  };
}
