/** A zip or tar archive of lists, of texts or of phones' saved pages, opened under the bounds of its reader. */
export type Archive = {
  what: "zip archive" | "tar archive";
  names: readonly string[];
  bytesOf: (name: string) => number;
  read: (name: string) => AsyncGenerator<Uint8Array>;
};
