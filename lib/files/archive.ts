/** Archives with more are not opened; as much may be read through while somebody waits. */
export const MOST_ENTRIES = 20_000;

/** A zip or tar archive of lists, of texts or of phones' saved pages, opened under the bounds of its reader. */
export type Archive = {
  what: "zip archive" | "tar archive";
  names: readonly string[];
  bytesOf: (name: string) => number;
  read: (name: string) => AsyncGenerator<Uint8Array>;
};
