import { useAnswer } from "../kit/answers";
import { useWords } from "../kit/words";
import type { Axis, FaultCodeRow, Kind, Language } from "../wire/commands";

export function codeWords({ words, words_en }: FaultCodeRow, language: Language): string {
  return language === "en" && words_en !== "" ? words_en : words;
}

/** The codes offered on one axis: those in use that fit the kind of machine, or any kind. */
export function codesFor(rows: readonly FaultCodeRow[], axis: Axis, kind: Kind): FaultCodeRow[] {
  return rows.filter(
    (row) =>
      row.active && row.axis === axis && (row.kinds.length === 0 || row.kinds.includes(kind)),
  );
}

/** Causes and actions in words and as choices. */
export function useFaultCodes(kind: Kind) {
  const { language } = useWords();
  const all = useAnswer("fault_code.all", {}, ["fault_code"]);
  const rows = all.data ?? [];
  return {
    options: (axis: Axis) =>
      codesFor(rows, axis, kind).map((row) => ({
        value: row.code,
        label: `${row.code} ${codeWords(row, language)}`,
      })),
    /** Codes that are no longer offered still have their words. */
    told: (code: string) => {
      const row = rows.find((one) => one.code === code);
      return row ? codeWords(row, language) : code;
    },
    error: all.error,
  };
}
