"use client";
import { useRouter } from "next/navigation";
import { SourceLine } from "@/components/phone/source-line";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { DateTime } from "@/components/ui/time";
import { EXCEPTION_LABELS } from "@/lib/domain/work/exception";
import type { ExceptionDecided, PhoneException } from "@/lib/schemas/exceptions";
import { DecideDialog } from "./decide-dialog";
import { ExceptionBadge } from "./exception-badge";
import { TakeBackButton } from "./take-back-button";

type ExceptionCardProps = {
  phone: { id: string; projectId: string; isException: boolean };
  exception: PhoneException;
  canDecide: boolean;
};

/** What becomes of a phone that cannot be converted, who decided it, and the way to change it. */
export function ExceptionCard({ phone, exception: { decided, before, advice }, canDecide }: ExceptionCardProps) {
  const router = useRouter();
  if (!phone.isException && !before) return null;
  const target = { projectId: phone.projectId, selection: { ids: [phone.id] }, count: 1 };
  const done = () => router.refresh();
  return (
    <Card>
      <CardHeader
        actions={
          canDecide && (
            <>
              {(decided ?? before) && <TakeBackButton {...target} size="sm" onDone={done} />}
              {phone.isException && (
                <DecideDialog
                  {...target}
                  decided={decided}
                  onDecided={done}
                  trigger={<Button size="sm">{decided ? "Change…" : "Decide…"}</Button>}
                />
              )}
            </>
          )
        }
      >
        <CardTitle>What becomes of it</CardTitle>
      </CardHeader>
      <CardBody className="flex flex-col gap-2">
        {phone.isException && (
          <p>
            <ExceptionBadge state={decided?.choice ?? "undecided"} />
          </p>
        )}
        {decided && <Decided decided={decided} />}
        {before && (
          <div>
            <p>
              {phone.isException
                ? "It was decided before, for another reason than the one it has now:"
                : "It was decided while the phone could not be converted. That no longer counts:"}{" "}
              {EXCEPTION_LABELS[before.choice].toLowerCase()}.
            </p>
            <Decided decided={before} />
          </div>
        )}
        {decided?.choice === "replace" && (
          <div className="border-line border-t pt-2">
            <p className="font-medium">For its replacement</p>
            {advice.map(({ code, text, ruleId }) => (
              <div key={ruleId} data-code={code} className="mt-1">
                <p>{text}</p>
                <SourceLine ruleId={ruleId} projectId={phone.projectId} />
              </div>
            ))}
            <p className="mt-1 text-muted">No source that we know names the model to buy in its place.</p>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

function Decided({ decided: { askedOf, note, by, at } }: { decided: ExceptionDecided }) {
  return (
    <>
      {askedOf && <p className="break-words">Asked of {askedOf}</p>}
      {note && <p className="whitespace-pre-line break-words">“{note}”</p>}
      <p className="text-muted text-xs">
        {by} · <DateTime value={at} />
      </p>
    </>
  );
}
