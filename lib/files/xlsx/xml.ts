// Streams XML as it stands in a workbook, with memory bounded by one element, whatever the file claims.
import { SaxesParser } from "saxes";
import { FileError } from "@/lib/files/file-error";

/** Names come without their prefix: some programs write `<x:row>` for `<row>`. */
export type XmlHandler = {
  open: (name: string, attributes: Record<string, string>) => void;
  close: (name: string) => void;
  text?: (text: string) => void;
};

/** Characters between two tags; a cell holds 32,767 at most. */
const LONGEST_TEXT = 1_000_000;
const DEEPEST = 64;
/** So many bytes are taken before what was found in them is handed on: a short tag can stand for a long text. */
const AT_ONCE = 8_192;

/** Feeds a document to the handler; yields after each piece, so that the caller can hand on what was found by then. */
export async function* readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let unseen = 0; // characters since the last tag
  let depth = 0;
  parser.on("error", () => {
    throw damagedXml();
  });
  // No part of a workbook has one; entities that grow by themselves are declared there.
  parser.on("doctype", () => {
    throw new FileError("invalid_input", "The workbook's XML declares a document type, which no spreadsheet does.");
  });
  parser.on("opentag", ({ name, attributes }) => {
    unseen = 0;
    if (++depth > DEEPEST) throw damagedXml();
    handler.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    unseen = 0;
    depth--;
    handler.close(localName(name));
  });
  if (handler.text) {
    const text = (found: string) => handler.text?.(found);
    parser.on("text", text);
    parser.on("cdata", text);
  }

  let decoder: TextDecoder | undefined;
  const feed = (piece?: Uint8Array) => {
    const text = decode(decoder, piece);
    unseen += text.length;
    parser.write(text);
    if (piece === undefined) parser.close();
    if (unseen > LONGEST_TEXT)
      throw new FileError(
        "too_large",
        "A part of the workbook holds more than a million characters in one piece. Save the sheet of phones alone, or as CSV.",
      );
  };
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    for (let at = 0; at < piece.length; at += AT_ONCE) {
      feed(piece.subarray(at, at + AT_ONCE));
      yield;
    }
  }
  feed();
  yield;
}

/** Reads a small document to its end. */
export async function readWholeXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const pieces = readXml(bytes, handler);
  while (!(await pieces.next()).done);
}

/** `r:id` is the same attribute whatever the prefix. */
export function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const key = Object.keys(attributes).find((each) => localName(each) === name);
  return key === undefined ? undefined : attributes[key];
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

function decode(decoder: TextDecoder | undefined, piece: Uint8Array | undefined): string {
  try {
    return decoder?.decode(piece, { stream: piece !== undefined }) ?? "";
  } catch {
    throw damagedXml();
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

const damagedXml = () =>
  new FileError(
    "invalid_input",
    "The workbook is damaged: a part of it is not the XML it should be. Open it, save it again, and upload that.",
  );
