"use client";
import { useState } from "react";
import { type Chosen, countChosen, NOTHING_CHOSEN } from "@/components/data-table/use-selection";
import type { PhoneSelection } from "@/components/phone/phone-selection";

/** Which phones are chosen, as the table and as the API take it. Other filters clear the choice: "all that match" would mean other phones. */
export function useInventorySelection(query: Record<string, string>, total: number) {
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN);
  const view = JSON.stringify(query);
  const [seenView, setSeenView] = useState(view);
  if (view !== seenView) {
    setSeenView(view);
    setChosen(NOTHING_CHOSEN);
  }
  const selection: PhoneSelection =
    chosen.kind === "all" ? { filter: query, except: [...chosen.except] } : { ids: [...chosen.ids] };
  return {
    chosen,
    onChange: setChosen,
    selection,
    count: countChosen(chosen, total),
    clear: () => setChosen(NOTHING_CHOSEN),
  };
}
