/** Why the camera cannot be used, in words for the person who holds the device; typing always goes on. */
export function scannerProblem(name: string, isSecure: boolean): string {
  if (!isSecure) return "The camera needs https: open Rehome by its https address. Until then type the code.";
  switch (name) {
    case "NotAllowedError":
      return "The camera was not allowed. Allow it for this address in the browser’s settings, or type the code.";
    case "NotFoundError":
    case "OverconstrainedError":
      return "This device has no camera. Type the code.";
    case "NotReadableError":
      return "Another application holds the camera. Close it there and try again, or type the code.";
    default:
      return "The camera could not be started. Try again, or type the code.";
  }
}
