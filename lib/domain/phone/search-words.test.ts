import { expect, test } from "vitest";
import { possibleNames, readSearchWords } from "./search-words";

const SITES = new Set(["leeds", "cape town"]);
const BATCHES = new Set(["pilot", "leeds, sip78xx, 1 of 3"]);

test.each<{ search: string; texts: string[]; read: string[]; because: string }>([
  { search: "leeds 8841", texts: [], read: ["site leeds", "model 8841"], because: "both are known, in any case" },
  { search: "8851nr", texts: [], read: ["model 8851nr"], because: "a model in small letters" },
  { search: "Cape Town reception", texts: ["reception"], read: ["site Cape Town"], because: "a site of two words" },
  { search: "cape verde", texts: ["cape", "verde"], read: [], because: "half a site is no site" },
  {
    search: "Leeds, sip78xx, 1 of 3",
    texts: [],
    read: ["batch Leeds, sip78xx, 1 of 3"],
    because: "the longest name wins",
  },
  { search: "cp-8841-k9", texts: [], read: ["pid cp-8841-k9"], because: "the beginning of an order code" },
  { search: "sip88xx.14-2", texts: [], read: ["load sip88xx.14-2"], because: "the beginning of a load" },
  { search: "1000", texts: ["1000"], read: [], because: "a number that is no model" },
  { search: "88411", texts: ["88411"], read: [], because: "a model with a digit more" },
  { search: "tab", texts: ["tab"], read: [], because: "soft clients have names that are words" },
  { search: "owner 0", texts: ["owner 0"], read: [], because: "a short word stays with the one before it" },
  { search: "room 12", texts: ["room 12"], read: [], because: "two letters are short too" },
  { search: "j smith", texts: ["j smith"], read: [], because: "or with the one behind it" },
  { search: "smith lobby", texts: ["smith", "lobby"], read: [], because: "two words may stand in two fields" },
  { search: "smith leeds 5", texts: ["smith", "5"], read: ["site leeds"], because: "what was read parts the texts" },
  { search: '"8841"', texts: ["8841"], read: [], because: "quotes make it a text" },
  { search: 'leeds "8841 x"', texts: ["8841 x"], read: ["site leeds"], because: "quotes keep words together" },
  { search: "00 cc fc 20", texts: ["00 cc fc 20"], read: [], because: "a MAC in groups is one text" },
  { search: "00cc fc20 001d", texts: ["00cc fc20 001d"], read: [], because: "in groups of four too" },
  { search: '"', texts: [], read: [], because: "a quote alone says nothing" },
])("$search: $because", ({ search, texts, read }) => {
  const reading = readSearchWords(search, SITES, BATCHES);
  expect(reading.texts).toEqual(texts);
  expect(reading.read.map(({ field, words }) => `${field} ${words}`)).toEqual(read);
});

test("every run of words may be a name, but not across quotes", () => {
  expect(possibleNames('Cape Town "x y" 1')).toEqual(["cape", "cape town", "town", "1"]);
});

test("a long search asks for a bounded number of names", () => {
  expect(possibleNames(Array.from({ length: 100 }, (_, index) => `w${index}`).join(" ")).length).toBeLessThan(800);
});
