import type { Direction } from "@/lib/domain/conversion";

/** What becomes of each entry of a zip of licence files. Nothing is left without one of these. */
export const INTAKE_OUTCOMES = [
  "assigned",
  "duplicate",
  "unknown-mac",
  "other-project",
  "wrong-direction",
  "refused",
] as const;
export type IntakeOutcome = (typeof INTAKE_OUTCOMES)[number];

export const INTAKE_LABELS = {
  assigned: "Assigned",
  duplicate: "Already here",
  "unknown-mac": "Unknown MAC",
  "other-project": "Other project",
  "wrong-direction": "Wrong direction",
  refused: "Refused",
} as const satisfies Record<IntakeOutcome, string>;

/** What is said of an entry by its outcome alone; an assigned one needs no word, a refused one has its own reason. */
export const OUTCOME_TEXTS: Readonly<Partial<Record<IntakeOutcome, string>>> = {
  duplicate: "The same file is here already. Nothing changed.",
  "unknown-mac": "No phone of this project has this MAC address. Import the phone, or check whose zip this is.",
  "other-project": "A phone of another project has this MAC address: drop the file there.",
  "wrong-direction": "Its name says MPP to Enterprise, and this project goes to MPP.",
};

/** Why an entry was refused, as the person who dropped it reads it. */
export const REFUSALS = {
  name: "Its name leads out of the archive, or holds characters that no file name has.",
  folder: "A folder, no file.",
  "not-a-license":
    "Its name is no licence file's: twelve digits of a MAC address, for MPP to Enterprise with _M2E, and .lic.",
  symlink: "A symbolic link, no file.",
  encrypted: "Protected with a password. Download it from the portal again.",
  nested: "An archive inside the archive. Unpack it and drop it by itself.",
  empty: "It holds nothing. Download it from the portal again.",
  "too-large": "Larger than 64 kB: no licence file is.",
  damaged: "Damaged: its checksum or its length does not fit. Download it from the portal again.",
  method: "Packed by a method that cannot be read here. Drop the files themselves.",
  twice: "Another file for the same MAC address stands before it in this upload, with other content.",
  "other-content":
    "A licence file of this phone is here already, with other content. What is here was kept: compare both, and ask GLO which one counts.",
  withdrawn: "The phone was withdrawn from the project. Take it back first, then drop the file again.",
  lost: "The phone was replaced and its licence is lost. The new phone needs a licence of its own, by a case.",
} as const;
export type Refusal = keyof typeof REFUSALS;

/** Said of an entry that was taken all the same. */
export const REMARKS = {
  "not-needed": "The licence was kept, though this phone needs none as it is decided today.",
  undecided: "The licence was kept; whether this phone needs one is not decided yet.",
  "no-order": "No order has a licence left for it, or several have: which PAK it was taken from is not known.",
  renamed: "It is given out as MAC_M2E.lic, so that it does not replace the licence of an earlier conversion.",
} as const;
export type Remark = keyof typeof REMARKS;

export type LicenseName = { mac: string; isReturn: boolean };

const NAME = /^([0-9a-f]{12})(_m2e)?\.lic$/i;

/** The MAC that a licence file is named by, without its folders; null for every other name. Source: guide, appendix B, step 9. */
export function readLicenseName(path: string): LicenseName | null {
  const match = NAME.exec(path.slice(path.lastIndexOf("/") + 1));
  return match?.[1] ? { mac: match[1].toUpperCase(), isReturn: match[2] !== undefined } : null;
}

/**
 * Whether a file of this name can be for a project of this direction. The portal names every file by the MAC alone, so only the
 * suffix tells anything: `_M2E` is never for a move to MPP. Source: guide, MPP to Enterprise, note at step 4.
 */
export const fitsDirection = ({ isReturn }: LicenseName, direction: Direction): boolean =>
  direction === "M2E" || !isReturn;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const ODD = /[\\\u0000-\u001f\u007f\ufffd]|^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)/;
const ARCHIVE = /\.(?:zip|gz|tgz|7z|rar|tar)$/i;

/** What its name alone says against an entry, or null. The name is never used as a path. */
export function refusalOfName(path: string): Refusal | null {
  if (ODD.test(path)) return "name";
  if (path.endsWith("/")) return "folder";
  if (ARCHIVE.test(path)) return "nested";
  return path.startsWith("__MACOSX/") || readLicenseName(path) === null ? "not-a-license" : null;
}

const MAGIC: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
];

/** Whether bytes begin as those of an archive, whatever their name. */
export const isArchive = (bytes: Uint8Array): boolean =>
  MAGIC.some((magic) => magic.every((byte, at) => bytes[at] === byte));

/** Larger than any licence: some kB are usual, what is inside is not public. */
export const MOST_LICENSE_BYTES = 65_536;
