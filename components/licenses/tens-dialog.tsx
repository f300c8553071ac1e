"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { call, messageOf } from "@/lib/client/api";
import { tensOf } from "@/lib/domain/licenses/portal";
import { plural } from "@/lib/format/text";

type TensDialogProps = {
  projectId: string;
  query: { sku?: string | undefined; batch?: string; site?: string; fulfilment?: string };
  /** At most so many: as many as are then handed in. */
  most: number;
};

/** Addresses for typing: the portal takes ten at a time by hand. */
export function TensDialog({ projectId, query, most }: TensDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [macs, setMacs] = useState<readonly string[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(after?: string) {
    try {
      const page = await call("GET /api/projects/{projectId}/license-phones", {
        params: { projectId },
        query: { ...query, kind: "order", limit: 200, cursor: after },
      });
      const next = page.items.map(({ mac }) => mac);
      setMacs((before) => (after ? [...before, ...next] : next));
      setCursor(page.nextCursor);
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
          void load();
        }}
      >
        In tens, for typing…
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Addresses in tens"
        description="The portal takes up to ten addresses by hand: Add Device Manually."
      >
        {problem && <p className="text-bad">{problem}</p>}
        {macs.length === 0 && !problem && <p className="text-muted">No phone here still needs this licence.</p>}
        <ol className="grid gap-3">
          {tensOf(macs.slice(0, most)).map((ten, at) => (
            <li key={ten[0]} className="rounded-md border border-line p-3">
              <div className="mb-1.5 flex flex-wrap items-center justify-between gap-2">
                <span className="font-medium">
                  {at * 10 + 1}–{at * 10 + ten.length}
                </span>
                <CopyButton
                  value={ten.join("\n")}
                  label={`Copy ${plural(ten.length, "address", "addresses")}`}
                  isLabelled
                />
              </div>
              <p className="code break-words">{ten.join(" ")}</p>
            </li>
          ))}
        </ol>
        {cursor && macs.length < most && (
          <Button className="mt-3" onClick={() => void load(cursor)}>
            Show more
          </Button>
        )}
      </Dialog>
    </>
  );
}
