"use client";
import { DialogForm } from "@/components/form/dialog-form";
import { FormProblem } from "@/components/form/form-problem";
import { TextField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { addPhoneSchema } from "@/components/phone/phone-draft";
import { Link } from "@/components/ui/link";
import { routeOf } from "@/components/ui/route-of";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac } from "@/lib/format/text";

const FIELDS = [
  { key: "mac", hint: "From the label, in any notation", isCode: true },
  { key: "pid", hint: "As on the label, or the model: CP-8841-K9=, Cisco 8841", isCode: true },
  { key: "vid", hint: "As on the label: V03", isCode: true },
  { key: "serial", hint: "Such as FCH20100312", isCode: true },
  { key: "site", hint: null, isCode: false },
  { key: "floor", hint: null, isCode: false },
  { key: "owner", hint: null, isCode: false },
  { key: "directoryNumber", hint: null, isCode: true },
  { key: "description", hint: null, isCode: false },
] as const;
type Draft = Record<(typeof FIELDS)[number]["key"], string>;

const EMPTY: Draft = {
  ...{ mac: "", pid: "", vid: "", serial: "", site: "" },
  ...{ floor: "", owner: "", directoryNumber: "", description: "" },
};

type AddPhoneFormProps = { projectId: string; onAdded: () => void };

/** Loaded by AddPhoneDialog. */
export function AddPhoneForm({ projectId, onAdded }: AddPhoneFormProps) {
  const form = useForm({
    start: EMPTY,
    schema: addPhoneSchema,
    inputOf: ({ mac, ...facts }) => ({
      mac,
      ...Object.fromEntries(Object.entries(facts).filter(([, text]) => text.trim() !== "")),
    }),
    save: async (body) => {
      const phone = await call("POST /api/projects/{projectId}/phones", { params: { projectId }, body });
      toast.success(`${formatMac(phone.mac)} added`, { description: VERDICT_LABELS[phone.verdict].label });
      onAdded();
    },
  });
  const known = knownPhone(form.cause);
  return (
    <DialogForm form={form} submitLabel="Add phone" className="grid gap-4 sm:grid-cols-2">
      <FormProblem form={form} title="The phone was not added" className="sm:col-span-2" />
      {FIELDS.map(({ key, hint, isCode }) => (
        <TextField
          key={key}
          form={form}
          name={key}
          label={key === "mac" ? "MAC address" : labelOfPhoneField(key)}
          isOptional={key !== "mac"}
          hint={
            key === "mac" && known ? (
              <Link
                href={routeOf(`/projects/${projectId}/inventory/${known}`)}
                className="rounded-sm text-accent underline underline-offset-2"
              >
                Open that phone
              </Link>
            ) : (
              hint
            )
          }
          spellCheck={false}
          className={isCode ? "code" : undefined}
        />
      ))}
    </DialogForm>
  );
}

/** The phone that has this MAC already, when that was the answer. */
function knownPhone(cause: unknown): string | undefined {
  if (!(cause instanceof ApiError) || cause.status !== 409) return undefined;
  return cause.errors.find(({ path }) => path === "mac")?.value;
}
