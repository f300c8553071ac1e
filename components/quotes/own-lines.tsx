"use client";
import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, NativeSelect } from "@/components/ui/input";
import { newOperationId } from "@/lib/client/operation-id";
import { OWN_LINE_KINDS, type OwnLineKind, QUOTE_LINE_LABELS } from "@/lib/domain/pricing/quote-lines";
import { isWord } from "@/lib/domain/words";

/** A line of one's own as it is typed. */
export type OwnLineDraft = Record<"key" | "text" | "quantity" | "unit" | "cost" | "discount", string> & {
  kind: OwnLineKind;
};

type OwnLinesProps = {
  lines: readonly OwnLineDraft[];
  /** Labour is counted by phones until somebody says otherwise. */
  phones: number;
  errors: Readonly<Record<string, string>>;
  onChange: (lines: OwnLineDraft[]) => void;
};

/** Work and its costs beside the licences: a line each, with a quantity and a price. */
export function OwnLines({ lines, phones, errors, onChange }: OwnLinesProps) {
  const add = () => {
    const labour = { kind: "labour", text: "Conversion on site", quantity: String(Math.max(1, phones)) } as const;
    onChange([...lines, { key: newOperationId(), ...labour, unit: "", cost: "", discount: "" }]);
  };
  return (
    <fieldset className="min-w-0 sm:col-span-2">
      <legend className="mb-1.5 font-medium">Own lines</legend>
      <div className="flex flex-col gap-3">
        {lines.map((line, at) => (
          <OwnLine
            key={line.key}
            line={line}
            number={at + 1}
            errorOf={(field) => errors[`ownLines.${at}.${field}`]}
            onChange={(change) => onChange(lines.map((each) => (each === line ? { ...each, ...change } : each)))}
            onRemove={() => onChange(lines.filter((each) => each !== line))}
          />
        ))}
        <div>
          <Button size="sm" onClick={add}>
            <Plus aria-hidden /> Add a line
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

type OwnLineProps = {
  line: OwnLineDraft;
  number: number;
  errorOf: (field: string) => string | undefined;
  onChange: (change: Partial<OwnLineDraft>) => void;
  onRemove: () => void;
};

const TEXTS = [
  { field: "text", label: "Description", mode: "text" },
  { field: "quantity", label: "Quantity", mode: "numeric" },
  { field: "unit", label: "Price each", mode: "decimal" },
  { field: "cost", label: "Cost each", mode: "decimal" },
  { field: "discount", label: "Discount, %", mode: "decimal" },
] as const;

function OwnLine({ line, number, errorOf, onChange, onRemove }: OwnLineProps) {
  return (
    <div className="grid items-start gap-2 rounded-md border border-line p-3 sm:grid-cols-2 xl:grid-cols-[11rem_minmax(0,1fr)_5rem_7rem_7rem_6rem_auto]">
      <Field label={<>Kind{only(number)}</>} error={errorOf("kind")}>
        {(field) => (
          <NativeSelect
            {...field}
            value={line.kind}
            onChange={({ target }) => isWord(OWN_LINE_KINDS, target.value) && onChange({ kind: target.value })}
          >
            {OWN_LINE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {QUOTE_LINE_LABELS[kind]}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {TEXTS.map(({ field: name, label, mode }) => (
        <Field
          key={name}
          label={
            <>
              {label}
              {only(number)}
            </>
          }
          error={errorOf(name)}
        >
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              inputMode={mode}
              value={line[name]}
              onChange={({ target }) => onChange({ [name]: target.value })}
            />
          )}
        </Field>
      ))}
      <Button
        size="icon"
        variant="ghost"
        className="xl:mt-6"
        aria-label={`Remove own line ${number}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}

/** Which line a field is of, for those who hear it. */
const only = (number: number) => <span className="sr-only"> of own line {number}</span>;
