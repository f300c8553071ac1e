"use client";
import type { Route } from "next";
import Link from "next/link";
import { type FormEvent, useState } from "react";
import { PHONE_FIELD_LABELS } from "@/components/phone/phone-words";
import { focusFirstInvalid, NO_PROBLEMS, problemsOfAnswer, problemsOfSchema } from "@/components/project/form-problems";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { parseMac } from "@/lib/domain/phone/mac";
import { parseVid } from "@/lib/domain/phone/vid";
import { VERDICT_LABELS } from "@/lib/format/labels";
import { formatMac } from "@/lib/format/text";
import { addPhoneInput } from "@/lib/schemas/phones";

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
type Key = (typeof FIELDS)[number]["key"];

type AddPhoneFormProps = { id: string; projectId: string; onBusy: (isBusy: boolean) => void; onAdded: () => void };

/** Loaded by AddPhoneDialog. */
export function AddPhoneForm({ id, projectId, onBusy, onAdded }: AddPhoneFormProps) {
  const [draft, setDraft] = useState<Partial<Record<Key, string>>>({});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [known, setKnown] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fail = (found: typeof NO_PROBLEMS) => {
      setProblems(found);
      focusFirstInvalid(form);
    };
    setKnown(null);
    const said = Object.entries(draft).filter(([, text]) => text.trim() !== "");
    const mac = parseMac(draft.mac ?? "");
    const vid = parseVid(draft.vid ?? "");
    const fields = {
      ...(mac.ok ? {} : { mac: mac.error.message }),
      ...(vid.ok ? {} : { vid: vid.error.message }),
    };
    if (!mac.ok || !vid.ok) return fail({ fields, whole: "Check the marked fields." });
    const body = { ...Object.fromEntries(said), ...(vid.value === null ? {} : { vid: vid.value }) };
    const checked = addPhoneInput.safeParse(body);
    if (!checked.success) return fail(problemsOfSchema(checked.error));
    onBusy(true);
    setProblems(NO_PROBLEMS);
    try {
      const phone = await call("POST /api/projects/{projectId}/phones", { params: { projectId }, body: checked.data });
      toast.success(`${formatMac(phone.mac)} added`, { description: VERDICT_LABELS[phone.verdict].label });
      onAdded();
    } catch (error) {
      const duplicate = error instanceof ApiError && error.status === 409 ? error.errors.find(isMac) : undefined;
      setKnown(duplicate?.value ?? null);
      fail(problemsOfAnswer(error));
    }
    onBusy(false);
  }

  return (
    <form id={id} noValidate onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
      {problems.whole && (
        <Notice tone="bad" role="alert" className="sm:col-span-2" title="The phone was not added">
          {problems.whole}{" "}
          {known && (
            <Link
              href={`/projects/${projectId}/inventory/${known}` as Route}
              className="rounded-sm text-accent underline underline-offset-2"
            >
              Open that phone
            </Link>
          )}
        </Notice>
      )}
      {FIELDS.map(({ key, hint, isCode }) => (
        <Field
          key={key}
          label={key === "mac" ? "MAC address" : PHONE_FIELD_LABELS[key]}
          isOptional={key !== "mac"}
          hint={hint}
          error={problems.fields[key]}
        >
          {(control) => (
            <Input
              {...control}
              name={key}
              autoComplete="off"
              spellCheck={false}
              className={isCode ? "code" : undefined}
              value={draft[key] ?? ""}
              onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </form>
  );
}

const isMac = ({ path }: { path: string }) => path === "mac";
