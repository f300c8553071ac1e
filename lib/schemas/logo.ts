import * as z from "zod";

export const MOST_LOGO_BYTES = 500_000;

/** A logo in a page: its bytes stand in the address. */
export type ShownLogo = { src: string; width: number; height: number };

/** A PNG or JPEG, written in base64. */
export const logoInput = z.strictObject({
  picture: z
    .string()
    .min(1, "Choose a picture.")
    .max(Math.ceil(MOST_LOGO_BYTES / 3) * 4, "This picture is larger than 500 kB. Save it smaller.")
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, "Send the picture in base64."),
});
