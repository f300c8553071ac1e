import { describe, expect, test } from "vitest";
import { isBlank } from "./blank";

describe("words that say nothing", () => {
  test.each([
    { words: ["", " ", "-", "--", "–", "—", "---", "?", "???", "...", "…"], because: "marks that hold a place open" },
    {
      words: ["n/a", "N/A", "na", "n.a.", "unknown", "UNKNOWN", "none", "None", " Not Available "],
      because: "English",
    },
    { words: ["unavailable", "unassigned", "not found", "Not Assigned", "not known", "no data"], because: "English" },
    { words: ["tbd", "TBD", "tba", "to be determined"], because: "to be found out" },
    { words: ["NaN", "nan", "null", "NULL", "undefined", "\\N", "(null)", "<null>"], because: "programs" },
    { words: ["unaccessible", "NoUserId", "inaccessible"], because: "UCM lists and public scripts" },
    { words: ["#N/A", "#NV", "#REF!", "#BEZUG!"], because: "a formula that found nothing" },
    { words: ["(blank)", "(none)", "<unknown>"], because: "pivot tables" },
    { words: ["unbekannt", "Nicht bekannt", "nicht verfügbar", "k.A.", "keine Angabe", "keine"], because: "German" },
    { words: ["inconnu", "Inconnue", "non renseigné", "aucun", "néant"], because: "French" },
    { words: ["desconocido", "no disponible", "sin datos", "s/d", "ninguno"], because: "Spanish" },
    { words: ["sconosciuto", "non disponibile", "nessuno", "n.d."], because: "Italian" },
    { words: ["desconhecido", "não disponível", "nenhum", "n/d"], because: "Portuguese" },
    { words: ["onbekend", "niet beschikbaar", "n.v.t.", "geen"], because: "Dutch" },
    { words: ["nieznany", "brak danych", "nie dotyczy"], because: "Polish" },
  ])("$because: $words", ({ words }) => {
    expect(words.filter((word) => !isBlank(word))).toEqual([]);
  });
});

describe("words that say something", () => {
  test.each([
    { words: ["0", "V03", "no", "a", "10.0.0.1"], because: "values" },
    { words: ["none yet", "nadia", "unknown caller", "Nancy"], because: "they only begin so" },
    { words: ["ND", "Leer", "Vide", "Nogent"], because: "places" },
    { words: ["Blank", "Brak", "Nil", "Null, Ada"], because: "names of people" },
    { words: ["Missing", "Unreachable", "Unregistered", "Rejected"], because: "states of a phone" },
    { words: ["x".repeat(100_000), `${" ".repeat(100_000)}x`], because: "runaway cells" },
  ])("$because: $words", ({ words }) => {
    expect(words.filter(isBlank)).toEqual([]);
  });
});
