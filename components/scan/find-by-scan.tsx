"use client";
import { useState } from "react";
import { scannedPhone } from "@/lib/domain/work/scanned-phone";
import { formatMac, plural } from "@/lib/format/text";
import { ScanButton } from "./scan-button";

type FindByScanProps = {
  phones: readonly { id: string; mac: string; serial: string | null }[];
  onOpen: (phoneId: string) => void;
};

/** Opens the phone whose label, or whose code on the work order, is held before the camera. */
export function FindByScan({ phones, onOpen }: FindByScanProps) {
  const [said, setSaid] = useState<string>();
  const [round, setRound] = useState(0);

  function read(text: string) {
    const scanned = scannedPhone(text, phones);
    if (scanned === null) return;
    if ("otherMac" in scanned)
      return setSaid(`${formatMac(scanned.otherMac)} is none of the ${plural(phones.length, "phone")} here.`);
    setSaid(undefined);
    setRound(round + 1); // a new button, and the camera of the old one ends
    onOpen(scanned.phone.id);
  }

  return <ScanButton key={round} className="contents" said={said} onRead={read} />;
}
