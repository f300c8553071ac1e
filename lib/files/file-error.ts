/** Why a file is not read, in one sentence for people; the server answers with the status of its code. */
export class FileError extends Error {
  override readonly name = "FileError";
  constructor(
    readonly code: "invalid_input" | "too_large" | "unsupported_type",
    message: string,
    /** Where in the file, and what is said there. */
    readonly at?: { line: number; message: string },
  ) {
    super(message);
  }
}
