"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { followJob } from "@/components/live/followed-jobs";
import { type PhoneSelection, requireSendable } from "@/components/phone/phone-selection";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";

type TakeBackButtonProps = {
  projectId: string;
  selection: PhoneSelection;
  count: number;
  size?: "sm" | "md";
  isDisabled?: boolean;
  onDone: () => void;
};

/** Makes phones undecided again; what was decided stays in their history. */
export function TakeBackButton({ projectId, selection, count, size = "md", isDisabled, onDone }: TakeBackButtonProps) {
  const router = useRouter();
  async function takeBack() {
    const body = { selection: requireSendable(selection), decision: null };
    const answer = await call("POST /api/projects/{projectId}/exceptions/decide", { params: { projectId }, body });
    if ("job" in answer) followJob(answer.job);
    else {
      const { tell } = await import("./decide-form");
      tell({ projectId, answer, isTakenBack: true, onUndone: () => router.refresh() });
    }
    router.refresh();
    onDone();
  }
  return (
    <ConfirmDialog
      title={`Take back the ${count === 1 ? "decision" : `decisions on ${plural(count, "phone")}`}?`}
      description="They are undecided again; what was decided stays in the history."
      confirmLabel="Take back"
      onConfirm={takeBack}
      trigger={
        <Button size={size} disabled={isDisabled}>
          Take back…
        </Button>
      }
    />
  );
}
