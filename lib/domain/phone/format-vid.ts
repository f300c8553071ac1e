/** `V03` for 3: how the label prints it. In a file of its own, for lists print VIDs that never read one. */
export function formatVid(vid: number): string {
  return `V${String(vid).padStart(2, "0")}`;
}
