/**
 * What people and programs write where a value is not known, compared trimmed and in lower case; `|` between them. Never a word that can
 * be the name of a place or a person, for every field is asked: no `nd` (North Dakota), no `leer` (a town), no `blank`, `brak`, `nil`
 * (surnames, a given name), and no `missing` or `unreachable` (states of a thing). `na` is one although towns bear it: n/a without
 * its slash is what lists are full of.
 */
const WORDS: readonly { because: string; words: string }[] = [
  { because: "marks that hold a place open", words: "-|--|---|----|–|—|?|??|???|.|..|...|…|_|__|*" },
  { because: "English", words: "n/a|n.a.|n.a|na|unknown|none|not available|not known|not found|not set|not assigned" },
  { because: "English", words: "not applicable|not accessible|not defined|no data|unavailable|unassigned|unspecified" },
  { because: "English, to be found out", words: "tbd|tba|tbc|to be determined|to be defined|to be confirmed" },
  { because: "what programs print for no value", words: String.raw`nan|null|undefined|\n|(null)|<null>|[null]` },
  { because: "pivot tables and exports", words: "(none)|<none>|(blank)|(empty)|(unknown)|<unknown>" },
  { because: "UCM lists and public scripts", words: "unaccessible|inaccessible|nouserid" },
  {
    because: "a formula that found nothing",
    words: "#n/a|#na|#nv|#n/d|#nd|#ref!|#value!|#name?|#null!|#div/0!|#bezug!|#wert!",
  },
  {
    because: "German",
    words: "unbekannt|nicht bekannt|nicht vorhanden|nicht verfügbar|nicht gefunden|nicht zugewiesen",
  },
  { because: "German", words: "keine angabe|keine angaben|k.a.|k. a.|k.a|k/a|keine|keiner|keines|entfällt" },
  {
    because: "French",
    words: "inconnu|inconnue|non connu|non renseigné|non renseigne|non disponible|non trouvé|non attribué",
  },
  { because: "French", words: "indisponible|introuvable|aucun|aucune|néant|sans objet" },
  {
    because: "Spanish",
    words: "desconocido|desconocida|no disponible|no encontrado|no asignado|no aplica|sin datos|s/d",
  },
  { because: "Spanish", words: "ninguno|ninguna" },
  {
    because: "Italian",
    words: "sconosciuto|sconosciuta|non disponibile|non noto|non trovato|non assegnato|nessuno|nessuna",
  },
  {
    because: "Portuguese",
    words: "desconhecido|desconhecida|não disponível|nao disponivel|indisponível|não encontrado",
  },
  { because: "Portuguese", words: "não atribuído|não aplicável|sem dados|nenhum|nenhuma" },
  { because: "n/a in Spanish, Italian, French, Portuguese and Polish", words: "n/d|n.d.|n/c" },
  { because: "Dutch", words: "onbekend|niet bekend|niet beschikbaar|niet gevonden|niet toegewezen|n.v.t.|nvt|geen" },
  {
    because: "Polish",
    words: "nieznany|nieznana|nieznane|niedostępny|niedostępna|niedostępne|brak danych|nie dotyczy",
  },
];

const BLANK_WORDS: ReadonlySet<string> = new Set(["", ...WORDS.flatMap(({ words }) => words.split("|"))]);
const LONGEST = Math.max(...[...BLANK_WORDS].map((word) => word.length));

/** Of a word that stands for "not known" the last character is no digit and no `=`; of most cells it is one. */
const isValueEnd = (code: number): boolean => (code >= 48 && code <= 57) || code === 61;

/** True when a cell says nothing: empty, or one of the words that stand for "not known". */
export function isBlank(text: string): boolean {
  if (text === "") return true;
  if (isValueEnd(text.charCodeAt(text.length - 1))) return false; // a million rows of MACs, VIDs and order codes
  const trimmed = text.trim();
  return trimmed.length <= LONGEST && BLANK_WORDS.has(trimmed.toLowerCase());
}
