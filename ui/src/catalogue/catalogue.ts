import { useMemo } from "react";
import { useAnswer } from "../kit/answers";
import type { BrandRow, Catalogue, Kind, Language, ModelRow, SymptomRow } from "../wire/commands";

const NOTHING: Catalogue = { brands: [], models: [], symptoms: [] };

/** The shop's brands, models and symptoms; empty until they have come. */
export function useCatalogue(): Catalogue {
  const answer = useAnswer("catalogue.all", {}, ["brand", "model", "symptom"]);
  return answer.data ?? NOTHING;
}

/** A model with its brand, as it is offered. */
export interface OfferedModel {
  row: ModelRow;
  brand: BrandRow;
  /** `OPPO Reno 12`. */
  text: string;
}

/** All active models with their brands, in the order of the catalogue. */
export function useModels(): OfferedModel[] {
  const catalogue = useCatalogue();
  return useMemo(() => offeredModels(catalogue), [catalogue]);
}

export function offeredModels(catalogue: Catalogue): OfferedModel[] {
  const brands = new Map(catalogue.brands.map((brand) => [brand.id, brand]));
  return catalogue.models.flatMap((row) => {
    const brand = brands.get(row.brand);
    if (!row.active || !brand?.active) return [];
    return [{ row, brand, text: modelText(brand.name, row.name) }];
  });
}

export function modelText(brand: string, model: string): string {
  return `${brand} ${model}`.trim();
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether every typed word begins one of the keys. */
export function isMeant(keys: string, typed: string): boolean {
  const known = wordsOf(keys);
  return wordsOf(typed).every((word) => known.some((key) => key.startsWith(word)));
}

/** Also where brand and model are typed in one (`xm14`, `opporeno`). */
export function isModelMeant({ brand, row }: OfferedModel, typed: string): boolean {
  const brands = wordsOf(brand.keys);
  const models = wordsOf(row.keys);
  const begins = (known: readonly string[], word: string) =>
    known.some((key) => key.startsWith(word));
  return wordsOf(typed).every(
    (word) =>
      begins(brands, word) ||
      begins(models, word) ||
      brands.some((key) => word.startsWith(key) && begins(models, word.slice(key.length))),
  );
}

/**
 * The models a text may mean: the very one first, then those that begin so, then the rest; among alike the shortest
 * first, as it has the least that was not typed.
 */
export function modelsMeant(models: readonly OfferedModel[], typed: string): OfferedModel[] {
  const said = squeezed(typed);
  const length = (one: OfferedModel) => (said === "" ? 0 : squeezed(one.text).length);
  const rank = ({ text, row }: OfferedModel) => {
    if (squeezed(text) === said || squeezed(row.name) === said) return 0;
    return squeezed(text).startsWith(said) || squeezed(row.name).startsWith(said) ? 1 : 2;
  };
  return models
    .filter((one) => isModelMeant(one, typed))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank || length(a.one) - length(b.one))
    .map(({ one }) => one);
}

/** Whether a text names this very model, case and blanks aside. */
export function isVery({ text }: OfferedModel, typed: string): boolean {
  return squeezed(text) === squeezed(typed);
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/\s+/g, "");
}

/** What a typed text means where no model was chosen from the list: the brand, then the rest. */
export function splitModel(
  typed: string,
  brands: readonly BrandRow[],
): { brand: string; model: string } {
  const text = typed.trim().replace(/\s+/g, " ");
  const lower = text.toLowerCase();
  const named = brands
    .flatMap((brand) => [
      { said: brand.name, name: brand.name },
      ...(brand.alias === "" ? [] : [{ said: brand.alias, name: brand.name }]),
    ])
    .filter(({ said }) => begins(lower, said.toLowerCase()))
    .sort((a, b) => b.said.length - a.said.length)[0];
  if (named) return { brand: named.name, model: text.slice(named.said.length).trim() };
  const [brand = "", ...rest] = text.split(" ");
  return { brand, model: rest.join(" ") };
}

/** A name in letters ends where the word ends; one in Han may be followed at once. */
function begins(text: string, name: string): boolean {
  if (!text.startsWith(name)) return false;
  const next = text.charAt(name.length);
  return !(/[a-z]$/.test(name) && /[a-z]/.test(next));
}

export function symptomWords(row: SymptomRow, language: Language): string {
  return language === "en" && row.words_en !== "" ? row.words_en : row.words;
}

/** What can be chosen for a kind: active symptoms that are no heading of others. */
export function symptomsOf(rows: readonly SymptomRow[], kind: Kind | null): SymptomRow[] {
  const headings = new Set(rows.map((row) => row.parent));
  return rows.filter(
    (row) =>
      row.active &&
      !headings.has(row.id) &&
      (kind === null || row.kinds.length === 0 || row.kinds.includes(kind)),
  );
}
