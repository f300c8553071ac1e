"use client";
import { useEffect, useState } from "react";
import { outboxOf } from "./outbox";

/** Words that are being written, kept on the device until they are sent: another phone, a reload or a closed browser loses none. */
export function useDraft(userId: string, key: string): [text: string, write: (text: string) => void] {
  // null: not written yet in this place, so what is kept may come in.
  const [state, setState] = useState<{ key: string; text: string | null }>({ key, text: null });
  const [kept, setKept] = useState<{ key: string; text: string }>({ key, text: "" });
  useEffect(() => {
    let isHere = true;
    void readDraft(userId, key).then((text) => {
      if (isHere && text !== "") setKept({ key, text });
    });
    return () => {
      isHere = false;
    };
  }, [userId, key]);
  const typed = state.key === key ? state.text : null;
  const text = typed ?? (kept.key === key ? kept.text : "");
  return [
    text,
    (next) => {
      setState({ key, text: next });
      void keepDraft(userId, key, next);
    },
  ];
}

async function readDraft(userId: string, key: string): Promise<string> {
  const database = await outboxOf(userId).database();
  return (await database?.get("drafts", key).catch(() => "")) ?? "";
}

/** An empty text lets go of the draft. */
async function keepDraft(userId: string, key: string, text: string): Promise<void> {
  const database = await outboxOf(userId).database();
  const kept = text === "" ? database?.delete("drafts", key) : database?.put("drafts", text, key);
  await kept?.catch(() => {}); // no room: it lives as long as the field
}
