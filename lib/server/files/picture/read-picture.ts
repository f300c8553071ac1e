import "server-only";
import { readJpeg } from "@/lib/server/files/picture/jpeg";
import { type Picture, refusePicture } from "@/lib/server/files/picture/picture";
import { PNG_MAGIC, readPng } from "@/lib/server/files/picture/png";

const JPEG_MAGIC = Buffer.from([0xff, 0xd8, 0xff]);

/** Reads a PNG or JPEG by its bytes, whatever its name says. Throws one sentence where it is none, is broken, or does not fit. */
export function readPicture(bytes: Buffer): Picture {
  if (bytes.subarray(0, PNG_MAGIC.length).equals(PNG_MAGIC)) return readPng(bytes);
  if (bytes.subarray(0, JPEG_MAGIC.length).equals(JPEG_MAGIC)) return readJpeg(bytes);
  throw refusePicture("This file is no PNG or JPEG picture. Save the logo as one of them.");
}
