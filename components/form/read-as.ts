import * as z from "zod";
import type { Result } from "@/lib/domain/result";

/** A field that people write in many ways: the parser reads the text, its words are the message of the field. */
export function readAs<Value, Schema extends z.ZodType>(
  parse: (text: string) => Result<Value, { message: string }>,
  schema: Schema,
) {
  return z.preprocess((text, context) => {
    if (typeof text !== "string") return text;
    const read = parse(text);
    if (read.ok) return read.value;
    context.addIssue({ code: "custom", message: read.error.message });
    return z.NEVER;
  }, schema);
}
