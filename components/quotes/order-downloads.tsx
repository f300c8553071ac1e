"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { Button, buttonStyles } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { pathOf } from "@/lib/client/api";
import { CCW_COLUMNS, CCW_USUAL, type CcwColumn } from "@/lib/domain/pricing/ccw";
import { plural } from "@/lib/format/text";

type OrderDownloadsProps = { projectId: string; pilot: number };

/** The order list as a file: an estimate with chosen columns, or a workbook with the MAC addresses. */
export function OrderDownloads({ projectId, pilot }: OrderDownloadsProps) {
  const [columns, setColumns] = useState<readonly CcwColumn[]>(CCW_USUAL);
  const [isNfr, setNfr] = useState(false);
  const options = { params: { projectId }, query: { pilotNfr: isNfr ? "yes" : undefined } };
  const estimate = pathOf("GET /api/projects/{projectId}/order-list.csv", {
    ...options,
    query: { ...options.query, columns: columns.join(",") },
  });
  const toggle = (column: CcwColumn) =>
    setColumns((before) => CCW_COLUMNS.filter((each) => (each === column) !== before.includes(each)));
  return (
    <Dialog
      title="Download the order list"
      description="Quantities without prices: the estimate for Cisco Commerce, or a workbook with the MAC addresses as an annex."
      trigger={
        <Button size="sm">
          <Download aria-hidden /> Order list
        </Button>
      }
      footer={
        <>
          <a
            className={buttonStyles({})}
            download
            href={pathOf("GET /api/projects/{projectId}/order-list.xlsx", options)}
          >
            Excel workbook
          </a>
          <a
            className={buttonStyles({ variant: "primary" })}
            download
            href={estimate}
            aria-disabled={columns.length === 0 || undefined}
          >
            CSV for Cisco Commerce
          </a>
        </>
      }
    >
      <fieldset className="min-w-0">
        <legend className="mb-1 font-medium">Columns of the estimate</legend>
        <div className="grid sm:grid-cols-2">
          {CCW_COLUMNS.map((column) => (
            <Checkbox key={column} label={column} checked={columns.includes(column)} onChange={() => toggle(column)} />
          ))}
        </div>
        <p className="mt-1 text-muted text-xs">
          As one public converter writes them; Cisco’s own template may differ. Columns that we know nothing for stay
          empty.
        </p>
      </fieldset>
      {pilot > 0 && (
        <Checkbox
          className="mt-3"
          label={`${plural(pilot, "licence")} of the pilot as not for resale`}
          description="Lab or demonstration only: lines of their own at a discount of 100 %, without support."
          checked={isNfr}
          onChange={() => setNfr(!isNfr)}
        />
      )}
    </Dialog>
  );
}
