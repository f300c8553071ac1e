"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { call, messageOf } from "@/lib/client/api";
import { formatMac, formatNumber, plural } from "@/lib/format/text";
import type { LicensePhone } from "@/lib/schemas/licenses";

type MissingPhonesProps = {
  projectId: string;
  /** What the number counts, for those who only hear it. */
  what: string;
  count: number;
  query: { sku?: string; batch?: string; kind?: "order" };
};

/** A number of missing licences that opens to the phones which need them. */
export function MissingPhones({ projectId, what, count, query }: MissingPhonesProps) {
  const [isOpen, setOpen] = useState(false);
  const [phones, setPhones] = useState<readonly LicensePhone[]>([]);
  const [cursor, setCursor] = useState<string | null>("");
  const [problem, setProblem] = useState<string | null>(null);

  async function load(after: string) {
    try {
      const page = await call("GET /api/projects/{projectId}/license-phones", {
        params: { projectId },
        query: { ...query, limit: 100, cursor: after || undefined },
      });
      setPhones((before) => (after === "" ? page.items : [...before, ...page.items]));
      setCursor(page.nextCursor);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setOpen(true);
          void load("");
        }}
        className="rounded-sm font-medium text-accent tabular-nums underline decoration-accent/35 underline-offset-2 hover:decoration-current pointer-coarse:min-h-11"
      >
        {formatNumber(count)}
        <span className="sr-only"> {what}</span>
      </button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`${plural(count, "phone")} without a licence`}
        description="Needed as decided today; neither in hand nor in process."
      >
        {problem && <p className="text-bad">{problem}</p>}
        <ul className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
          {phones.map(({ id, mac, pid, model, site, batchName }) => (
            <li key={id} className="min-w-0 truncate">
              <Link
                href={routeOf(`/projects/${projectId}/inventory/${id}`)}
                className="code text-accent underline-offset-2 hover:underline"
              >
                {formatMac(mac)}
              </Link>{" "}
              <span className="text-muted">{[pid ?? model, site, batchName].filter(Boolean).join(" · ")}</span>
            </li>
          ))}
        </ul>
        {cursor && (
          <Button className="mt-3" onClick={() => void load(cursor)}>
            Show more
          </Button>
        )}
      </Dialog>
    </>
  );
}
