"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { NOTHING_CHOSEN } from "@/components/data-table/use-selection";
import { tableKey } from "@/components/data-table/use-table-rows";
import { useTableUrl } from "@/components/data-table/use-table-url";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { MovePhonesDialog } from "@/components/phone/move-phones-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PHONE_STATE_LABELS, PHONE_STATES } from "@/lib/domain/work/phone-life";
import type { Batch } from "@/lib/schemas/batches";
import type { PhoneRow } from "@/lib/schemas/phones";
import { phoneColumns } from "./phone-columns";

type BatchPhonesProps = {
  batch: Pick<Batch, "id" | "projectId" | "name">;
  /** Where phones may be moved to. */
  others: readonly Pick<Batch, "id" | "name">[];
  canPlan: boolean;
};

const FILTERS = ["state"] as const;
const STATES = PHONE_STATES.map((state) => ({ value: state, label: PHONE_STATE_LABELS[state] }));

export function BatchPhones({ batch, others, canPlan }: BatchPhonesProps) {
  const router = useRouter();
  const client = useQueryClient();
  const url = useTableUrl({ filterKeys: FILTERS, defaultSort: "mac" });
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const endpoint = `/api/projects/${batch.projectId}/phones`;
  const reload = () => client.invalidateQueries({ queryKey: tableKey(endpoint) });
  useLiveRefresh(
    batch.projectId,
    () => {
      void reload();
      router.refresh();
    },
    3000,
  );

  const query = { ...url.query, batch: batch.id };
  const selection = chosen.kind === "all" ? { filter: query, except: [...chosen.except] } : { ids: [...chosen.ids] };

  return (
    <>
      <FilterBar
        search={{ value: url.q, onChange: url.setQ, label: "Search phones of this batch" }}
        filters={[{ key: "state", label: "State", items: STATES }]}
        values={url.filters}
        onFilterChange={url.setFilter}
        onClear={url.clear}
      >
        {canPlan && (chosen.kind === "all" || chosen.ids.size > 0) && (
          <MovePhonesDialog
            projectId={batch.projectId}
            batches={others}
            selection={selection}
            title={`Move phones out of ${batch.name}`}
            trigger={
              <Button variant="primary">
                Move {chosen.kind === "some" ? chosen.ids.size : allWord(chosen.except.size)}…
              </Button>
            }
            onMoved={() => {
              setChosen(NOTHING_CHOSEN);
              void reload();
              router.refresh();
            }}
          />
        )}
      </FilterBar>
      <DataTable<PhoneRow>
        label="Phones"
        columns={phoneColumns}
        getRowId={(row) => row.id}
        getRowHref={(row) => `/projects/${batch.projectId}/inventory/${row.id}`}
        endpoint={endpoint}
        filters={query}
        sorting={url.sorting}
        onSortingChange={url.onSortingChange}
        selection={canPlan ? { chosen, onChange: setChosen } : undefined}
        emptyState={
          url.isFiltered ? undefined : (
            <EmptyState title="No phone in this batch yet">
              {canPlan
                ? "Open another batch or the inventory, choose phones there and move them here."
                : "The project manager fills it."}
            </EmptyState>
          )
        }
      />
    </>
  );
}

const allWord = (exceptions: number) => (exceptions > 0 ? `all that match except ${exceptions}` : "all that match");
