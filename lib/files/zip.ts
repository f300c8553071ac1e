/** Entries by name in lower case: parts of a workbook are named without regard to case. Server and browser open one each by its own means. */
export type Zip = {
  /** As the archive writes them. */
  names: readonly string[];
  has: (name: string) => boolean;
  /** What the archive says the entry holds; never more than that is read. */
  bytesOf: (name: string) => number;
  read: (name: string) => AsyncGenerator<Uint8Array>;
};
