import type { Metadata } from "next";
import { FieldApp } from "@/components/field/field-app";
import { requireActor } from "@/lib/server/http/page";

export const metadata: Metadata = { title: "My work" };

/** A shell for everybody who is signed in: the device keeps this answer, so nothing of a person may be in it. */
export default async function FieldPage() {
  await requireActor();
  return <FieldApp />;
}
