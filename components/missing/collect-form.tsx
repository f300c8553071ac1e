"use client";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { call, messageOf } from "@/lib/client/api";
import { readLabelCode } from "@/lib/domain/inventory-file/label-code";
import { parseProduct } from "@/lib/domain/phone/pid";
import { formatVid, parseVid } from "@/lib/domain/phone/vid";
import { formatMac } from "@/lib/format/text";
import type { SheetPhone } from "@/lib/server/queries/missing";
import type { Label } from "./collect-store";
import { FoundPhones } from "./found-phones";
import { type NamedPhone, placeOf, unknownPhone } from "./phone-place";

type CollectFormProps = {
  projectId: string;
  list: readonly SheetPhone[];
  current: SheetPhone | null;
  onCurrent: (mac: string) => void;
  onSave: (mac: string, label: Label) => void;
};

const EMPTY = { vid: "", pid: "", serial: "" };

/**
 * Two fields and Enter. The first takes a MAC, whole or any part, typed or scanned, and finds the phone; the second the VID.
 * A scanned code goes where it belongs, whichever field has the focus: the next phone's MAC begins the next phone.
 */
export function CollectForm({ projectId, list, current, onCurrent, onSave }: CollectFormProps) {
  const [search, setSearch] = useState("");
  const [found, setFound] = useState<readonly NamedPhone[]>([]);
  /** A phone that is not in the list of this place. */
  const [other, setOther] = useState<NamedPhone | null>(null);
  const [draft, setDraft] = useState(EMPTY);
  const [problem, setProblem] = useState<{ phone?: string; vid?: string; pid?: string }>({});
  const vid = useRef<HTMLInputElement>(null);
  const phone = other ?? current;
  const needsPid = phone !== null && phone.pid === null;
  const mac = phone?.mac;
  useEffect(() => {
    if (mac) setDraft(EMPTY); // another phone: what was typed belonged to the one before
  }, [mac]);

  function take(one: NamedPhone) {
    setSearch("");
    setFound([]);
    setProblem({});
    const isListed = list.some((listed) => listed.mac === one.mac);
    setOther(isListed ? null : one);
    if (isListed) onCurrent(one.mac);
    vid.current?.focus();
  }

  async function find(text: string) {
    const code = readLabelCode(text);
    if (text.trim() === "") return vid.current?.focus();
    if (code.kind === "vid" || code.kind === "pid" || code.kind === "serial") {
      setSearch("");
      if (code.kind !== "serial" || !list.some(({ serial }) => serial === code.serial)) return fill(code);
    }
    const wanted = code.kind === "mac" ? code.mac : code.kind === "mac-part" ? code.digits : text.trim();
    const here = list.filter((one) => isMatch(one, wanted));
    if (here.length === 1 && here[0]) return take(here[0]);
    if (here.length > 1) return setFound(here.slice(0, 8));
    try {
      const query = { q: wanted, limit: 8 };
      const { items } = await call("GET /api/projects/{projectId}/phones", { params: { projectId }, query });
      if (items.length === 1 && items[0]) return take(items[0]);
      setFound(items);
      if (items.length === 0)
        setProblem({ phone: `No phone of this project has “${text.trim()}” in its MAC, serial, owner or number.` });
    } catch (error) {
      // Without network a whole MAC is enough: the server will know it when it is back.
      if (code.kind === "mac") take(unknownPhone(code.mac));
      else setProblem({ phone: messageOf(error) });
    }
  }

  function fill(
    code: { kind: "vid"; vid: number } | { kind: "pid"; pid: string } | { kind: "serial"; serial: string },
  ) {
    setDraft((before) => ({
      ...before,
      ...(code.kind === "vid" ? { vid: formatVid(code.vid) } : {}),
      ...(code.kind === "pid" ? { pid: code.pid } : {}),
      ...(code.kind === "serial" ? { serial: code.serial } : {}),
    }));
    vid.current?.focus();
  }

  function save(event: FormEvent) {
    event.preventDefault();
    if (!phone) return;
    const code = readLabelCode(draft.vid);
    if (code.kind === "mac" || code.kind === "mac-part") {
      setDraft({ ...draft, vid: "" });
      return void find(draft.vid); // scanned on: this is the next phone
    }
    if (code.kind === "pid" || code.kind === "serial") {
      setDraft({ ...draft, vid: "" });
      return fill(code);
    }
    const read = parseVid(draft.vid);
    if (!read.ok) return setProblem({ vid: read.error.message });
    const pid = draft.pid.trim();
    if (pid !== "" && !parseProduct(pid))
      return setProblem({ pid: `“${pid}” is no product ID we know. Write it as on the label, e.g. CP-8841-K9=.` });
    const label: Label = {
      ...(read.value === null ? {} : { vid: read.value }),
      ...(pid === "" ? {} : { pid }),
      ...(draft.serial.trim() === "" ? {} : { serial: draft.serial.trim() }),
    };
    if (Object.keys(label).length === 0) return setProblem({ vid: "Type the VID from the label, such as V03." });
    setProblem({});
    setDraft(EMPTY);
    setOther(null);
    onSave(phone.mac, label);
    vid.current?.focus();
  }

  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void find(search);
  };

  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <Field
          label="Phone"
          hint="MAC or any part of it, serial, owner or number; a scanner may type it. Enter finds it."
          error={problem.phone}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              enterKeyHint="search"
              className="code h-11 text-base"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              onKeyDown={onSearchKey}
            />
          )}
        </Field>
        <FoundPhones phones={found} onTake={take} />
        <form noValidate onSubmit={save} className="flex flex-col gap-4 border-line border-t pt-4">
          {phone ? (
            <div aria-live="polite">
              <p className="code font-semibold text-lg">{formatMac(phone.mac)}</p>
              <p className="text-muted">{placeOf(phone) || "Nothing more is known of it"}</p>
            </div>
          ) : (
            <p className="text-muted">Every phone of this place is entered. Find any other by its MAC above.</p>
          )}
          <div className="grid gap-4 sm:grid-cols-[10rem_1fr_1fr_auto] sm:items-start">
            <Field label="VID" error={problem.vid}>
              {(control) => (
                <Input
                  {...control}
                  ref={vid}
                  autoComplete="off"
                  autoCapitalize="characters"
                  spellCheck={false}
                  enterKeyHint="done"
                  placeholder="V03"
                  disabled={!phone}
                  className="code h-11 text-base"
                  value={draft.vid}
                  onChange={(event) => setDraft({ ...draft, vid: event.target.value })}
                />
              )}
            </Field>
            <Field label="PID" isOptional={!needsPid} error={problem.pid}>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={phone?.pid ?? "CP-8841-K9="}
                  disabled={!phone}
                  className="code h-11 text-base"
                  value={draft.pid}
                  onChange={(event) => setDraft({ ...draft, pid: event.target.value })}
                />
              )}
            </Field>
            <Field label="Serial number" isOptional>
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  spellCheck={false}
                  disabled={!phone}
                  className="code h-11 text-base"
                  value={draft.serial}
                  onChange={(event) => setDraft({ ...draft, serial: event.target.value })}
                />
              )}
            </Field>
            <Button type="submit" variant="primary" size="lg" disabled={!phone} className="h-11 sm:mt-[26px]">
              Save
            </Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}

function isMatch({ mac, serial, owner, directoryNumber, description }: SheetPhone, wanted: string): boolean {
  const text = wanted.toLowerCase();
  return [mac, serial, owner, directoryNumber, description].some((value) => value?.toLowerCase().includes(text));
}
