"use client";
import { useRouter } from "next/navigation";
import { DialogForm } from "@/components/form/dialog-form";
import { TextAreaField } from "@/components/form/text-field";
import { useForm } from "@/components/form/use-form";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { ApiError, call } from "@/lib/client/api";
import { plural } from "@/lib/format/text";
import type { PriceBook } from "@/lib/schemas/price-books";

type PricesFormProps = { projectId: string; book: PriceBook; onDone: () => void };

/** The prices of a book from a CSV file, chosen or pasted. */
export function PricesForm({ projectId, book, onDone }: PricesFormProps) {
  const router = useRouter();
  const form = useForm({
    start: { csv: "" },
    schema: () => import("@/lib/schemas/price-books").then(({ pricesInput }) => pricesInput),
    save: async (body) => {
      const params = { projectId, priceBookId: book.id };
      const { prices } = await call("PUT /api/projects/{projectId}/price-books/{priceBookId}/prices", { params, body });
      toast.success(`${plural(prices, "price")} read`);
      router.refresh();
      onDone();
    },
  });
  const errors = form.cause instanceof ApiError ? form.cause.errors : [];
  return (
    <DialogForm form={form} submitLabel="Replace the prices" isDisabled={form.values.csv.trim() === ""}>
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">CSV file</span>
        <input
          type="file"
          accept=".csv,.txt,text/csv"
          className="text-[13px] file:mr-3 file:rounded-md file:border file:border-line file:border-solid file:px-3 file:py-1.5 file:font-medium"
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            if (file) form.set({ csv: await file.text() });
          }}
        />
      </label>
      <TextAreaField
        form={{ ...form, errors: {} }}
        name="csv"
        label="Or paste it"
        hint={`Columns SKU, List Price and, if you like, Cost and Currency (${book.currency}). Amounts as 1234.50.`}
        rows={8}
        className="code"
        spellCheck={false}
      />
      {form.cause !== null && (
        <Notice tone="bad" role="alert" title="The file was not taken: nothing was changed">
          {errors.length === 0 ? (
            form.message
          ) : (
            <ul className="flex max-h-48 flex-col gap-0.5 overflow-y-auto">
              {errors.map(({ line, column, value, message }) => (
                <li key={`${line} ${column} ${message}`}>
                  {line !== undefined && `Line ${line}`}
                  {column && `, ${column}`}: {value && <q className="code">{value}</q>} {message}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </DialogForm>
  );
}
