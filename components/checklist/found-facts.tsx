"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { call, messageOf } from "@/lib/client/api";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { formatVid } from "@/lib/domain/phone/format-vid";
import type { Evidence } from "@/lib/schemas/work";

type Fact = Evidence["found"][number];

const shownAs = ({ field }: Fact, value: Fact["now"]): string =>
  value === null ? "empty" : field === "vid" ? formatVid(Number(value)) : String(value);

/** What the page shows and the inventory does not hold: taken over only by this button, through the edit of the phone. */
export function FoundFacts({ phoneId, found, revision }: Pick<Evidence, "phoneId" | "found" | "revision">) {
  const [answer, setAnswer] = useState<"none" | "busy" | "taken" | { problem: string }>("none");
  async function take() {
    setAnswer("busy");
    const facts = Object.fromEntries(found.map(({ field, shown }) => [field, shown]));
    const body = { ...facts, reason: "Read from the phone’s own page." };
    try {
      await call("PATCH /api/phones/{phoneId}", { params: { phoneId }, body, version: revision });
      setAnswer("taken");
    } catch (error) {
      setAnswer({ problem: messageOf(error) });
    }
  }
  if (found.length === 0) return null;
  if (answer === "taken") return <Notice tone="ok" role="status" title="The inventory holds what the page shows." />;
  return (
    <section aria-label="Facts on the page" className="grid gap-2 rounded-md border border-line px-3 py-2.5">
      <p className="font-medium">The page shows what the inventory does not hold</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {found.map((fact) => (
          <div key={fact.field} className="contents">
            <dt className="text-muted">{labelOfPhoneField(fact.field)}</dt>
            <dd>
              <span className="code break-all font-medium">{shownAs(fact, fact.shown)}</span>{" "}
              <span className="text-muted text-xs">in the inventory: {shownAs(fact, fact.now)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {typeof answer === "object" && (
        <Notice tone="bad" role="alert" title="Not saved">
          {answer.problem}
        </Notice>
      )}
      <Button isBusy={answer === "busy"} onClick={() => void take()} className="justify-self-start">
        Take these
      </Button>
    </section>
  );
}
