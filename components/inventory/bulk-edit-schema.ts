import * as z from "zod";
import { readAs } from "@/components/form/read-as";
import { parseVid } from "@/lib/domain/phone/vid";
import { bulkFields, editPhonesInput } from "@/lib/schemas/phone-changes";

/** Loaded when the form is used: what the API takes, with the VID as people write it. */
export const bulkEditSchema = z.strictObject({
  set: z
    .strictObject({ ...bulkFields.shape, vid: readAs(parseVid, bulkFields.shape.vid).optional() })
    .refine((set) => Object.keys(set).length > 0, { path: ["none"], message: "Tick a field and enter its new value." }),
  reason: editPhonesInput.shape.reason,
});
