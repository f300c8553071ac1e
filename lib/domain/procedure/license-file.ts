import type { Direction } from "@/lib/domain/conversion";

/**
 * The file on the TFTP server: upper-case MAC and `.lic`. For M2E `MAC_M2E.lic`, so that it does not overwrite the licence of an earlier
 * conversion to MPP. Source: guide, MPP to Enterprise, note at step 4, and appendix B, step 9.
 */
export function licenseFileName(mac: string, direction: Direction): string {
  return direction === "M2E" ? `${mac.toUpperCase()}_M2E.lic` : `${mac.toUpperCase()}.lic`;
}

/** A load as UCM's Phone Load field takes it. */
export function withoutLoads(load: string): string {
  return load.trim().replace(/\.loads$/i, "");
}

/** A load as the file is called. */
export function withLoads(load: string): string {
  return `${withoutLoads(load)}.loads`;
}
