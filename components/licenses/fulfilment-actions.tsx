"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button, buttonStyles } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { call, messageOf, pathOf } from "@/lib/client/api";
import type { Fulfilment } from "@/lib/schemas/licenses";

/** A sheet again as a file, its Processed, and its way back as long as none of its files came. */
export function FulfilmentActions({ projectId, sheet }: { projectId: string; sheet: Fulfilment }) {
  const router = useRouter();
  const params = { projectId, fulfilmentId: sheet.id };
  const name = `the sheet of ${sheet.scope}`;
  async function markProcessed() {
    try {
      await call("POST /api/projects/{projectId}/fulfilments/{fulfilmentId}/processed", { params });
      router.refresh();
    } catch (error) {
      toast.error("Not marked", { description: messageOf(error) });
    }
  }
  return (
    <>
      <a
        className={buttonStyles({ size: "sm", variant: "ghost" })}
        download
        href={pathOf("GET /api/projects/{projectId}/portal-sheet.xlsx", {
          params: { projectId },
          query: { fulfilment: sheet.id },
        })}
      >
        Sheet
        <span className="sr-only"> again: {sheet.scope}</span>
      </a>
      {sheet.state === "in-process" && (
        <Button size="sm" aria-label={`${name} is Processed`} onClick={() => void markProcessed()}>
          Processed
        </Button>
      )}
      {sheet.held === 0 && (
        <ConfirmDialog
          tone="bad"
          title={`Take back ${name}?`}
          description="It was never submitted, or the portal refused it. Its licences are free again."
          confirmLabel="Take it back"
          onConfirm={async () => {
            await call("DELETE /api/projects/{projectId}/fulfilments/{fulfilmentId}", { params });
            router.refresh();
          }}
          trigger={
            <Button size="sm" variant="ghost" aria-label={`Take back ${name}…`}>
              Take back…
            </Button>
          }
        />
      )}
    </>
  );
}
