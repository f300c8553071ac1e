import "server-only";
import { AppError } from "@/lib/server/errors";

/** A picture that documents can print: it was read whole once, and its bytes hold nothing but the picture. */
export type Picture = { kind: "png" | "jpeg"; width: number; height: number; bytes: Buffer };

const LEAST_SIDE = 16;
const MOST_SIDE = 1_000;

export const refusePicture = (why: string) => new AppError("invalid_input", why);
export const brokenPicture = () => refusePicture("This picture is broken or not whole. Save the logo again.");

/** Refuses a picture that is too small to be seen or too large to be printed in a corner. */
export function requireSize(width: number, height: number): void {
  if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > MOST_SIDE)
    throw refusePicture(
      `This picture is ${width} × ${height} pixels. Choose one with ${LEAST_SIDE} to ${MOST_SIDE.toLocaleString("en-GB")} on each side.`,
    );
}
