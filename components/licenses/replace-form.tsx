"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { type Checker, useForm } from "@/components/form/use-form";
import { routeOf } from "@/components/ui/route-of";
import { call } from "@/lib/client/api";
import { parseVid } from "@/lib/domain/phone/vid";
import type { ReplaceInput } from "@/lib/schemas/licenses";

type ReplaceFormProps = { projectId: string; phone: { id: string; pid: string | null } };

/** What is read on the label of the phone that came. Its order code is the one first bought. */
export function ReplaceForm({ projectId, phone }: ReplaceFormProps) {
  const router = useRouter();
  const form = useForm({
    start: { mac: "", pid: phone.pid ?? "", vid: "", serial: "", reason: "" },
    schema: (): Promise<Checker<ReplaceInput>> =>
      import("@/lib/schemas/licenses").then(({ replaceInput }) => replaceInput),
    inputOf: ({ mac, pid, vid, serial, reason }) => ({
      mac,
      reason,
      ...(pid.trim() && pid.trim() !== phone.pid ? { pid } : {}),
      ...(vid.trim() ? { vid: vidOf(vid) } : {}),
      ...(serial.trim() ? { serial } : {}),
    }),
    save: async (body) => {
      const made = await call("POST /api/phones/{phoneId}/replace", { params: { phoneId: phone.id }, body });
      router.push(routeOf(`/projects/${projectId}/inventory/${made.new.id}`));
    },
    isLeaving: true,
  });
  return (
    <DialogForm form={form} submitLabel="Replace it" tone="bad">
      <TextField form={form} name="mac" label="MAC address of the new phone" required spellCheck={false} />
      <TextField
        form={form}
        name="pid"
        label="PID"
        hint="A replacement has the order code first bought."
        spellCheck={false}
      />
      <TextField form={form} name="vid" label="VID" isOptional hint="As on its label, such as V10." />
      <TextField form={form} name="serial" label="Serial number" isOptional spellCheck={false} />
      <TextField form={form} name="reason" label="Why it is replaced" required maxLength={300} />
      <FormProblem form={form} />
    </DialogForm>
  );
}

/** What is no VID stays a text, so that the schema refuses it. */
function vidOf(text: string): number | string {
  const vid = parseVid(text);
  return vid.ok && vid.value !== null ? vid.value : text;
}
