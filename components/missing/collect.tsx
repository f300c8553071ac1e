"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { OutboxNotices } from "@/components/field/outbox-notices";
import { OutboxSign } from "@/components/field/outbox-sign";
import { Progress } from "@/components/ui/progress";
import { keepList } from "@/lib/client/outbox/kept-list";
import { formatNumber, plural } from "@/lib/format/text";
import type { SheetPhone } from "@/lib/schemas/missing";
import type { Entry } from "./collect-entries";
import { CollectForm } from "./collect-form";
import { CollectPaste } from "./collect-paste";
import { CollectedList } from "./collected-list";
import { UpNext } from "./up-next";
import { useCollectQueue } from "./use-collect-queue";

export type CollectProps = {
  projectId: string;
  userId: string;
  /** Where: "Leeds, floor 2". */
  place: string;
  /** In the order in which one walks to them. */
  phones: readonly SheetPhone[];
  /** How many wait here in all; the list may hold only the first of them. */
  total: number;
};

/** An entry after which its phone waits no more; one that still needs information, say a PID without its VID, is no end of it. */
const isHeld = ({ status, verdict }: Entry) =>
  status === "waiting" || status === "kept" || (status === "stored" && verdict !== "needs-information");

/** Phone after phone: which one, what its label says, and at once what that makes of it. */
export function Collect({ projectId, userId, place, phones, total }: CollectProps) {
  const router = useRouter();
  const queue = useCollectQueue({ projectId, userId, place, phones });
  useEffect(() => {
    void keepList(userId, projectId, { place, phones, total });
  }, [userId, projectId, place, phones, total]);
  const held = queue.entries.filter(isHeld);
  const done = new Set(held.map(({ mac }) => mac));
  const [{ list, waited }] = useState({ list: phones, waited: total }); // as one began: nothing may jump under the hand
  const open = list.filter(({ mac }) => !done.has(mac));
  // Those entered before this page was loaded are no longer in the list, but they were part of the way.
  const entered = new Set(held.filter((entry) => entry.place === place).map(({ mac }) => mac)).size;
  const all = entered + Math.max(0, waited - (list.length - open.length));
  const [currentMac, setCurrentMac] = useState<string | null>(null);
  const current = open.find(({ mac }) => mac === currentMac) ?? open[0] ?? null;

  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
      <div className="flex min-w-0 flex-col gap-4">
        <div>
          <div className="mb-1 flex flex-wrap justify-between gap-x-4">
            <span className="font-medium tabular-nums">
              {formatNumber(entered)} of {formatNumber(all)}
              <span className="font-normal text-muted"> · {place}</span>
            </span>
            <div className="flex items-center gap-2">
              {queue.waiting > 0 && (
                <span className="text-warn">{plural(queue.waiting, "entry", "entries")} not sent yet</span>
              )}
              <OutboxSign userId={userId} />
            </div>
          </div>
          <Progress value={entered} max={Math.max(1, all)} label={`Collected at ${place}`} />
        </div>
        {queue.isInTrouble && <OutboxNotices userId={userId} />}
        <CollectForm
          projectId={projectId}
          list={list}
          open={open}
          current={current}
          onCurrent={setCurrentMac}
          onSave={(mac, label) => {
            const at = open.findIndex((phone) => phone.mac === mac);
            setCurrentMac((at < 0 ? current?.mac : (open[at + 1] ?? open[at - 1])?.mac) ?? null);
            queue.add([{ mac, label }]);
          }}
        />
        <CollectedList projectId={projectId} entries={queue.entries} onUndo={queue.undo} onClear={queue.clearDone} />
        <CollectPaste onAdd={(labels) => queue.add(labels)} />
      </div>
      <UpNext
        phones={open}
        current={current}
        onChoose={setCurrentMac}
        isMore={waited > list.length}
        onReload={() => router.refresh()}
      />
    </div>
  );
}
