import { redirect } from "next/navigation";
import { requireActor } from "@/lib/server/http/page";
import { isSetUp } from "@/lib/server/people/list-members";

export default async function Home() {
  if (!(await isSetUp())) redirect("/sign-in");
  const actor = await requireActor();
  redirect(actor.memberships.every(({ role }) => role === "technician") ? "/field" : "/projects");
}
