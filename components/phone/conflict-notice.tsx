"use client";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/form/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/client/api";
import { VERDICT_LABELS } from "@/lib/format/labels";
import type { Phone } from "@/lib/schemas/phones";

type ConflictNoticeProps = { phone: Phone; canSettle: boolean };

const CHOICES = [
  {
    keep: "standing",
    label: "Go on with the begun work…",
    title: "Go on with the begun work?",
    description: "The phone keeps its verdict, its licence and its steps; the correction stays in its facts.",
    confirm: "Go on",
    done: "The begun work goes on.",
  },
  {
    keep: "correction",
    label: "Take the correction…",
    title: "Let the correction count?",
    description:
      "The phone gets the verdict of the corrected facts. What was ticked stays on record; the work is not to go on.",
    confirm: "Take the correction",
    done: "The correction counts.",
  },
] as const;

/** A correction would forbid what was begun. A person decides which of the two counts, and says why. */
export function ConflictNotice({ phone, canSettle }: ConflictNoticeProps) {
  const router = useRouter();
  const { conflict } = phone;
  if (conflict === null) return null;

  async function settle(choice: (typeof CHOICES)[number], reason: string) {
    const params = { projectId: phone.projectId };
    const body = { selection: { ids: [phone.id] }, keep: choice.keep, reason };
    await call("POST /api/projects/{projectId}/conflicts/settle", { params, body });
    toast.success(choice.done);
    router.refresh();
  }

  return (
    <Notice
      tone="warn"
      className="mb-4"
      title="A correction would forbid the begun work"
      actions={
        canSettle &&
        CHOICES.map((choice) => (
          <ConfirmDialog
            key={choice.keep}
            title={choice.title}
            description={choice.description}
            confirmLabel={choice.confirm}
            requireReason="Why?"
            onConfirm={(reason) => settle(choice, reason)}
            trigger={<Button size="sm">{choice.label}</Button>}
          />
        ))
      }
    >
      <p>
        Work on this phone was begun as {VERDICT_LABELS[phone.verdict].label.toLowerCase()}. By what is known now it
        would be {VERDICT_LABELS[conflict.verdict].label.toLowerCase()}: {conflict.reason}
      </p>
      {conflict.because && <p className="break-words">“{conflict.because}”</p>}
      {!canSettle && <p className="text-muted">The project manager settles it.</p>}
    </Notice>
  );
}
