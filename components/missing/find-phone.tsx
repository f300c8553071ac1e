"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { call, messageOf } from "@/lib/client/api";
import { type LabelCode, readLabelCode } from "@/lib/domain/inventory-file/label-code";
import type { SheetPhone } from "@/lib/schemas/missing";
import { FoundPhones } from "./found-phones";
import { type NamedPhone, unknownPhone } from "./phone-place";

export type LabelPart = Extract<LabelCode, { kind: "vid" | "pid" | "serial" }>;

type FindPhoneProps = {
  projectId: string;
  list: readonly SheetPhone[];
  onFound: (phone: NamedPhone) => void;
  /** A code was scanned here that belongs into a field of the label. */
  onLabel: (part: LabelPart) => void;
  /** Enter on nothing: on to the label. */
  onSkip: () => void;
};

const SHOWN = 8;

/** The first field: a MAC, whole or any part, typed or scanned, finds the phone in the list, or else in the project. */
export function FindPhone({ projectId, list, onFound, onLabel, onSkip }: FindPhoneProps) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly NamedPhone[]>([]);
  const [problem, setProblem] = useState<string>();

  function take(phone: NamedPhone) {
    setText("");
    setFound([]);
    setProblem(undefined);
    onFound(phone);
  }

  async function find() {
    setProblem(undefined);
    setFound([]);
    if (text.trim() === "") return onSkip();
    const code = readLabelCode(text);
    const here = list.filter((phone) => isMatch(phone, wantedOf(code)));
    if (here.length === 1 && here[0]) return take(here[0]);
    if (code.kind === "vid" || code.kind === "pid" || (code.kind === "serial" && here.length === 0)) {
      setText("");
      return onLabel(code);
    }
    if (here.length > 1) return setFound(here.slice(0, SHOWN));
    try {
      const query = { q: wantedOf(code), limit: SHOWN };
      const { items } = await call("GET /api/projects/{projectId}/phones", { params: { projectId }, query });
      if (items.length === 1 && items[0]) return take(items[0]);
      setFound(items);
      if (items.length === 0)
        setProblem(`No phone of this project has “${text.trim()}” in its MAC, serial, owner or number.`);
    } catch (error) {
      // Without network a whole MAC is enough: the server will know it when it is back.
      if (code.kind === "mac") take(unknownPhone(code.mac));
      else setProblem(messageOf(error));
    }
  }

  return (
    <>
      <Field
        label="Phone"
        hint="MAC or any part of it, serial, owner or number; a scanner may type it. Enter finds it."
        error={problem}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="search"
            className="code h-11 text-base"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              void find();
            }}
          />
        )}
      </Field>
      <FoundPhones phones={found} onTake={take} />
    </>
  );
}

function wantedOf(code: LabelCode): string {
  if (code.kind === "mac") return code.mac;
  if (code.kind === "mac-part") return code.digits;
  if (code.kind === "vid") return String(code.vid).padStart(2, "0");
  return code.kind === "pid" ? code.pid : code.kind === "serial" ? code.serial : code.text;
}

/** Two digits name no phone: they are a VID. */
function isMatch({ mac, serial, owner, directoryNumber, description }: SheetPhone, wanted: string): boolean {
  const text = wanted.toLowerCase();
  if (text.length < 3) return false;
  return [mac, serial, owner, directoryNumber, description].some((value) => value?.toLowerCase().includes(text));
}
