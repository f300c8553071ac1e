"use client";
import { useEffect, useState } from "react";
import { call, messageOf } from "@/lib/client/api";
import type { WhatIf, WhatIfInput } from "@/lib/schemas/what-if";

const AFTER_THE_LAST_KEY_MS = 300;

type Asked = { key: string; answer: WhatIf | null; problem: string | null };

/** What a plan would change, asked a moment after it was last touched; `null` asks nothing. */
export function useWhatIf(projectId: string, plan: WhatIfInput | null) {
  const key = plan === null ? "" : JSON.stringify(plan);
  const [asked, setAsked] = useState<Asked>({ key: "", answer: null, problem: null });
  useEffect(() => {
    if (key === "") return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const body = JSON.parse(key) as WhatIfInput;
        const params = { projectId };
        const options = { params, body, signal: abort.signal };
        const answer = await call("POST /api/projects/{projectId}/what-if", options);
        setAsked({ key, answer, problem: null });
      } catch (error) {
        if (!abort.signal.aborted) setAsked({ key, answer: null, problem: messageOf(error) });
      }
    }, AFTER_THE_LAST_KEY_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, projectId]);
  const isCurrent = key !== "" && asked.key === key;
  return { answer: isCurrent ? asked.answer : null, problem: isCurrent ? asked.problem : null };
}
