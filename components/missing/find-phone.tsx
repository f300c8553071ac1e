"use client";
import { useEffect, useRef, useState } from "react";
import { ScanButton } from "@/components/scan/scan-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { call, messageOf } from "@/lib/client/api";
import { type LabelCode, type LabelFields, readLabelCode } from "@/lib/domain/inventory-file/label-code";
import type { SheetPhone } from "@/lib/schemas/missing";
import { FoundPhones } from "./found-phones";
import { type NamedPhone, unknownPhone } from "./phone-place";

type FindPhoneProps = {
  projectId: string;
  list: readonly SheetPhone[];
  /** With what else its label said, where all of it was scanned at once. */
  onFound: (phone: NamedPhone, fields: LabelFields) => void;
  /** A code was scanned here that belongs into fields of the label. */
  onLabel: (fields: LabelFields) => void;
  /** Enter on nothing: on to the label. */
  onSkip: () => void;
};

const SHOWN = 8;

/** The first field: a MAC, whole or any part, typed or scanned, finds the phone in the list, or else in the project. */
export function FindPhone({ projectId, list, onFound, onLabel, onSkip }: FindPhoneProps) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly NamedPhone[]>([]);
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The first scan goes here. A finger wants no keyboard over half the page, and nobody loses the field they are in.
    if (matchMedia("(pointer: coarse)").matches || document.activeElement?.matches("input, select, textarea")) return;
    input.current?.focus();
  }, []);

  function take(phone: NamedPhone, code?: LabelCode) {
    setText("");
    setFound([]);
    const isLabel = code?.kind === "mac" || (code?.kind === "label" && !isSerialAlone(code));
    const scanned = isLabel ? code : null;
    setProblem(scanned?.unread || undefined);
    onFound(phone, scanned?.fields ?? {});
  }

  /** What was typed, or read by a scanner or the camera. */
  async function find(given: string) {
    setProblem(undefined);
    setFound([]);
    if (given.trim() === "") return onSkip();
    const code = readLabelCode(given);
    const here = list.filter((phone) => isMatch(phone, wantedOf(code)));
    if (here.length === 1 && here[0]) return take(here[0], code);
    if (code.kind === "label" && !(isSerialAlone(code) && here.length > 1)) {
      setText("");
      setProblem(code.unread || undefined);
      return onLabel(code.fields);
    }
    if (here.length > 1) return setFound(here.slice(0, SHOWN));
    try {
      const query = { q: wantedOf(code), limit: SHOWN };
      const { items } = await call("GET /api/projects/{projectId}/phones", { params: { projectId }, query });
      if (items.length === 1 && items[0]) return take(items[0], code);
      setFound(items);
      if (items.length === 0) setProblem(code.kind === "digits" ? code.message : notFound(given));
    } catch (error) {
      // Without network a whole MAC is enough: the server will know it when it is back.
      if (code.kind === "mac") take(unknownPhone(code.mac), code);
      else setProblem(code.kind === "digits" ? code.message : messageOf(error));
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
            ref={input}
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
              void find(text);
            }}
          />
        )}
      </Field>
      <ScanButton label="Scan with the camera" said={problem} onRead={(code) => void find(code)} />
      <FoundPhones phones={found} onTake={take} />
    </>
  );
}

const notFound = (text: string) => `No phone of this project has “${text.trim()}” in its MAC, serial, owner or number.`;

const isSerialAlone = (code: LabelCode) => code.kind === "label" && Object.keys(code.fields).join() === "serial";

function wantedOf(code: LabelCode): string {
  if (code.kind === "mac") return code.mac;
  if (code.kind === "mac-part" || code.kind === "digits") return code.digits;
  return code.kind === "text" ? code.text : (code.fields.serial ?? "");
}

/** Two digits name no phone: they are a VID. */
function isMatch({ mac, serial, owner, directoryNumber, description }: SheetPhone, wanted: string): boolean {
  const text = wanted.toLowerCase();
  if (text.length < 3) return false;
  return [mac, serial, owner, directoryNumber, description].some((value) => value?.toLowerCase().includes(text));
}
