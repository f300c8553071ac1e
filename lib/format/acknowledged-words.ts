import type { Losses } from "@/lib/schemas/losses";
import { formatNumber, plural } from "./text";

type Counts = Pick<Losses, "phones" | "acknowledged" | "notNamed" | "losesMore">;

/** “12 of 40 phones acknowledged”, and why not the others. */
export function acknowledgedWords({ phones, acknowledged, notNamed, losesMore }: Counts): string {
  if (phones === 0) return "No phone here can be converted: nothing is lost.";
  const reasons = [
    notNamed > 0 && `${plural(notNamed, "phone is", "phones are")} named by no acknowledgement`,
    losesMore > 0 && `${plural(losesMore, "phone loses", "phones lose")} more than was acknowledged`,
  ].filter(Boolean);
  const why = reasons.length > 0 ? `: ${reasons.join("; ")}` : "";
  return `${formatNumber(acknowledged)} of ${plural(phones, "phone")} acknowledged${why}.`;
}
