import { inflateSync } from "node:zlib";

/** What a PDF of ours says: the text of each page, piece by piece, by the font's own table of characters. */
export function readPdf(file: Buffer): { pages: string[]; title: string } {
  const raw = file.toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, name = "", id = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
      if (unicode) fonts.set(name, charactersOf(streamOf(objects.get(unicode) ?? "")));
    }
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((body) => textOf(streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? "") ?? ""), fonts));
  return { pages, title: /<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]*)</.exec(raw)?.[1] ?? "" };
}

function streamOf(body: string): string {
  const start = body.indexOf("stream\n");
  if (start < 0) return "";
  const bytes = Buffer.from(body.slice(start + 7, body.lastIndexOf("\nendstream")), "latin1");
  return body.slice(0, start).includes("/FlateDecode")
    ? inflateSync(bytes).toString("latin1")
    : bytes.toString("latin1");
}

/** Ranges of a character map: `<0000> <0002> [<0000> <0051> <00750065>]`. */
function charactersOf(map: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, first = "0", list = ""] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    let code = Number.parseInt(first, 16);
    for (const [, hex = ""] of list.matchAll(/<([0-9a-f ]*)>/gi)) {
      const units = hex.replace(/ /g, "").match(/.{4}/g) ?? [];
      characters.set(
        code.toString(16).padStart(4, "0"),
        String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))),
      );
      code += 1;
    }
  }
  return characters;
}

function textOf(content: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  let text = "";
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? font;
    for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9a-f]*)>/gi))
      for (const code of hex.match(/.{4}/g) ?? []) text += font.get(code.toLowerCase()) ?? "?";
  }
  return text;
}
