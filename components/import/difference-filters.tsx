"use client";
import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input, NativeSelect } from "@/components/ui/input";
import { labelOfPhoneField } from "@/lib/domain/phone/fields";
import { VERDICTS, type Verdict } from "@/lib/domain/rules/decision";
import { VERDICT_LABELS } from "@/lib/format/labels";
import type { CHANGE_HOW, DIFFERENCE_KINDS } from "@/lib/schemas/imports";

/** Which of the differences are listed. `label` says it in words, where a number above opened them. */
export type DifferenceFilter = {
  label?: string;
  field?: string;
  how?: (typeof CHANGE_HOW)[number];
  from?: Verdict;
  to?: Verdict;
  reason?: string;
  search?: string;
};

type DifferenceFiltersProps = {
  kind: (typeof DIFFERENCE_KINDS)[number];
  only: DifferenceFilter;
  onOnly: (next: DifferenceFilter) => void;
  fields: readonly string[];
};

/** Search by MAC, by the verdict that comes, and by the field that changes. */
export function DifferenceFilters({ kind, only, onOnly, fields }: DifferenceFiltersProps) {
  const { search = "" } = only;
  const rest: DifferenceFilter = search === "" ? {} : { search };
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
      <Input
        type="search"
        aria-label="Search by MAC"
        placeholder="Part of a MAC"
        autoComplete="off"
        value={search}
        onChange={({ target }) => onOnly({ ...only, search: target.value })}
        className="code w-44"
      />
      {kind === "changed" && (
        <NativeSelect
          aria-label="Only where this changes"
          value={only.field ?? ""}
          onChange={({ target }) => onOnly({ ...rest, ...(target.value ? { field: target.value } : {}) })}
          className="w-44"
        >
          <option value="">Any change</option>
          <option value="verdict">Verdict</option>
          {fields.map((each) => (
            <option key={each} value={each}>
              {labelOfPhoneField(each)}
            </option>
          ))}
        </NativeSelect>
      )}
      <NativeSelect
        aria-label="Only with this verdict"
        value={only.to ?? ""}
        onChange={({ target }) => {
          const to = VERDICTS.find((verdict) => verdict === target.value);
          onOnly({ ...rest, ...(only.field ? { field: only.field } : {}), ...(to ? { to } : {}) });
        }}
        className="w-44"
      >
        <option value="">Any verdict</option>
        {VERDICTS.map((verdict) => (
          <option key={verdict} value={verdict}>
            {VERDICT_LABELS[verdict].label}
          </option>
        ))}
      </NativeSelect>
      {only.label && (
        <Button size="sm" onClick={() => onOnly(rest)}>
          Only {only.label}
          <X aria-hidden />
          <span className="sr-only">, show all again</span>
        </Button>
      )}
    </div>
  );
}
