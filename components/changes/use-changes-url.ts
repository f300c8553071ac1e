"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { useTableUrl } from "@/components/data-table/use-table-url";

const FILTERS = ["kind", "actor"] as const;
const DAYS = { from: parseAsString.withDefault(""), until: parseAsString.withDefault("") };

/** Search and filters of the list of changes, kept in the address. Days are those of the reader's clock. */
export function useChangesUrl() {
  const url = useTableUrl({ filterKeys: FILTERS });
  const [days, setDays] = useQueryStates(DAYS, { history: "replace" });
  const from = startOf(days.from, 0);
  const until = startOf(days.until, 1);
  const query = { ...url.query, ...(from ? { from } : {}), ...(until ? { until } : {}) };
  return {
    ...url,
    days,
    setDay: (name: keyof typeof DAYS, day: string) => void setDays({ [name]: day === "" ? null : day }),
    clear: () => {
      url.clear();
      void setDays({ from: null, until: null });
    },
    query,
    isFiltered: Object.keys(query).length > 0,
  };
}

/** When a day, or the one so many days after it, begins; null for what is no day. */
function startOf(day: string, after: number): string | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year) return null;
  const moment = new Date(Number(year), Number(month) - 1, Number(date) + after);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
