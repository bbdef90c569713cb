import { expect, test } from "vitest";
import { catalogue } from "../../test/samples";
import {
  isMeant,
  isModelMeant,
  isVery,
  modelsMeant,
  offeredModels,
  splitModel,
  symptomsOf,
} from "./catalogue";

const found = (typed: string) =>
  offeredModels(catalogue)
    .filter((one) => isModelMeant(one, typed))
    .map((one) => one.text);

test("a model is found by name, alias, initials, and brand and model typed in one", () => {
  expect(found("reno")).toEqual(["OPPO Reno 12"]);
  expect(found("oppo x7")).toEqual(["OPPO Find X7"]);
  expect(found("xm14")).toEqual(["小米 14"]);
  expect(found("xiaomi 14")).toEqual(["小米 14"]);
  expect(found("gl yj")).toEqual(["格力 云佳 1.5 匹"]);
  expect(found("nokia")).toEqual([]);
});

test("typed freely, a known brand is told from its model", () => {
  const { brands } = catalogue;
  expect(splitModel("OPPO A58", brands)).toEqual({ brand: "OPPO", model: "A58" });
  expect(splitModel("xiaomi  Pad 6", brands)).toEqual({ brand: "小米", model: "Pad 6" });
  expect(splitModel("小米14 Ultra", brands)).toEqual({ brand: "小米", model: "14 Ultra" });
  expect(splitModel("Nokia 3310", brands)).toEqual({ brand: "Nokia", model: "3310" });
  expect(splitModel("Greenlife 2", brands)).toEqual({ brand: "Greenlife", model: "2" });
  expect(splitModel("格力", brands)).toEqual({ brand: "格力", model: "" });
});

test("symptoms are those of the kind, without headings, found by initials and by code", () => {
  const phone = symptomsOf(catalogue.symptoms, "phone");
  expect(phone.map((row) => row.code)).toEqual(["A01", "B01"]);
  expect(phone.filter((row) => isMeant(row.keys, "bkj")).map((row) => row.code)).toEqual(["B01"]);
  expect(phone.filter((row) => isMeant(row.keys, "A01")).map((row) => row.code)).toEqual(["A01"]);
  expect(symptomsOf(catalogue.symptoms, "air_conditioner").map((row) => row.code)).toEqual(["K01"]);
});

test("of models found by initials the shortest stands first", () => {
  const mi = catalogue.models.find((model) => model.keys.split(" ").includes("14"));
  if (!mi) throw new Error("the samples lack a model");
  const longer = ["14 Pro Max", "14 Pro"].map((name) => ({
    ...mi,
    id: name,
    name,
    keys: name.toLowerCase(),
  }));
  const models = offeredModels({ ...catalogue, models: [...longer, mi] });
  expect(modelsMeant(models, "xm14").map((one) => one.row.id)).toEqual([
    mi.id,
    "14 Pro",
    "14 Pro Max",
  ]);
  expect(modelsMeant(models, "").map((one) => one.row.id)).toEqual(["14 Pro Max", "14 Pro", mi.id]);
});

test("the very model that was typed stands first, case and blanks aside", () => {
  const reno = catalogue.models.find((model) => model.id === "m-reno12");
  if (!reno) throw new Error("the samples lack a model");
  const pro = { ...reno, id: "m-pro", name: "Reno 12 Pro", keys: "reno 12 pro reno12pro" };
  const models = offeredModels({ ...catalogue, models: [pro, reno] });
  const first = (typed: string) => modelsMeant(models, typed)[0]?.row.id;
  expect(first("OPPO Reno 12")).toBe("m-reno12");
  expect(first("oppo reno12")).toBe("m-reno12");
  expect(first("Reno 12")).toBe("m-reno12");
  expect(first("reno 12 p")).toBe("m-pro");
  expect(models.filter((one) => isVery(one, "opporeno 12")).map((one) => one.row.id)).toEqual([
    "m-reno12",
  ]);
});
