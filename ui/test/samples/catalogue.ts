import type { Catalogue, ModelRow } from "../../src/wire/commands";

function model(
  id: string,
  brand: string,
  name: string,
  keys: string,
  rest: Partial<ModelRow> = {},
): ModelRow {
  return {
    id,
    seen_seq: 1,
    brand,
    kind: "phone",
    name,
    colours: [],
    storages: [],
    note: "",
    active: true,
    keys,
    ...rest,
  };
}

export const catalogue: Catalogue = {
  brands: [
    { id: "b-oppo", seen_seq: 1, name: "OPPO", alias: "", active: true, keys: "oppo" },
    {
      id: "b-mi",
      seen_seq: 1,
      name: "小米",
      alias: "Xiaomi",
      active: true,
      keys: "小米 xiaomi xm",
    },
    {
      id: "b-gree",
      seen_seq: 1,
      name: "格力",
      alias: "Gree",
      active: true,
      keys: "格力 gree geli gl",
    },
  ],
  models: [
    model("m-reno12", "b-oppo", "Reno 12", "reno 12 reno12", {
      colours: ["幻夜紫", "星夜黑"],
      storages: ["256G", "512G"],
      note: "后盖易碎，拆前加热到 80 ℃",
    }),
    model("m-findx7", "b-oppo", "Find X7", "find x7 findx7"),
    model("m-mi14", "b-mi", "14", "14", { colours: ["黑", "白"], storages: ["256G"] }),
    model("m-yunjia", "b-gree", "云佳 1.5 匹", "云佳 1.5 匹 yunjia yj", {
      kind: "air_conditioner",
    }),
  ],
  symptoms: [
    {
      id: "s-a",
      seen_seq: 1,
      code: "A",
      parent: null,
      kinds: ["phone"],
      words: "屏幕",
      words_en: "Screen",
      active: true,
      keys: "a 屏幕 pingmu pm screen",
    },
    {
      id: "s-a01",
      seen_seq: 1,
      code: "A01",
      parent: "s-a",
      kinds: ["phone"],
      words: "屏幕碎裂",
      words_en: "Cracked screen",
      active: true,
      keys: "a01 屏幕碎裂 pingmusuilie pmsl cracked screen",
    },
    {
      id: "s-b01",
      seen_seq: 1,
      code: "B01",
      parent: null,
      kinds: ["phone"],
      words: "不开机",
      words_en: "Does not turn on",
      active: true,
      keys: "b01 不开机 bukaiji bkj does not turn on",
    },
    {
      id: "s-k01",
      seen_seq: 1,
      code: "K01",
      parent: null,
      kinds: ["air_conditioner"],
      words: "不制冷",
      words_en: "Does not cool",
      active: true,
      keys: "k01 不制冷 buzhileng bzl does not cool",
    },
  ],
};
