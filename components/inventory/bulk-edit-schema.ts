import * as z from "zod";
import { readAs } from "@/components/form/read-as";
import { parseVid } from "@/lib/domain/phone/vid";
import { bulkFields } from "@/lib/schemas/phone-changes";
import { note } from "@/lib/schemas/shared";

const set = z
  .strictObject({ ...bulkFields.shape, vid: readAs(parseVid, bulkFields.shape.vid).optional() })
  .refine((fields) => Object.keys(fields).length > 0, {
    path: ["none"],
    message: "Tick a field and enter its new value.",
  });

/** Loaded when the form is used: what the API takes, with the VID as people write it. A preview needs no reason yet. */
export const bulkPreviewSchema = z.strictObject({ set, reason: z.string().transform(() => undefined) });
export const bulkEditSchema = z.strictObject({ set, reason: note(500) });
