import type { Hours, Language, ShopCard } from "../wire/commands";

/** What stands in braces in a text, as the core names it in each language. */
const NAMES = {
  customer: "客户姓名",
  device: "机型",
  number: "单号",
  amount: "金额",
  code: "取机码",
  shop: "店名",
  phone: "店铺电话",
  address: "店铺地址",
  hours: "营业时间",
  days: "天数",
} as const;
export type MessagePlace = keyof typeof NAMES;
export const PLACES = Object.keys(NAMES) as MessagePlace[];

/** A place as it is written in a text of that language. */
export function written(place: MessagePlace, language: Language): string {
  return `{${language === "en" ? place : NAMES[place]}}`;
}

/** A text with its places filled for show; what is no place stays as it is typed. */
export function exampleOf(text: string, value: (place: MessagePlace) => string): string {
  return text.replace(/[{｛]([^{}｛｝]+)[}｝]/g, (whole, name: string) => {
    const place = PLACES.find((one) => one === name || NAMES[one] === name);
    return place === undefined ? whole : value(place);
  });
}

/** What speaks of the shop itself, whatever the order. */
type ShopPlace = "shop" | "phone" | "address" | "hours";

export function isOfShop(place: MessagePlace): place is ShopPlace {
  return ["shop", "phone", "address", "hours"].includes(place);
}

/** What stands at a place that speaks of the shop, in a text of that language. */
export function ofShop(shop: ShopCard, place: ShopPlace, language: Language): string {
  switch (place) {
    case "shop":
      return shop.name;
    case "phone":
      return shop.phone;
    case "address":
      return shop.address;
    case "hours":
      return hoursTold(shop.hours, language);
  }
}

const DAYS: Record<Language, readonly string[]> = {
  "zh-CN": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

interface Run {
  first: string;
  last: string;
  open: Hours[number];
}

/** When a shop is open, as the core tells it in a message: days that are alike one after the other stand together. */
export function hoursTold(hours: Hours, language: Language): string {
  const runs: Run[] = [];
  for (const [at, open] of hours.entries()) {
    const name = DAYS[language][at] ?? "";
    const former = runs.at(-1);
    if (former && former.open?.join() === open?.join()) former.last = name;
    else runs.push({ first: name, last: name, open });
  }
  const to = language === "en" ? "–" : "至";
  const told = runs.flatMap(({ first, last, open }) => {
    if (open === null) return [];
    const times = open.join("–");
    if (runs.length === 1) return [times];
    return [`${first === last ? first : first + to + last} ${times}`];
  });
  return told.join(language === "en" ? ", " : "，");
}
