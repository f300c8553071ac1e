"use client";
import { ChevronDown, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { pathOf } from "@/lib/client/api";

export type ExportMenuProps = {
  projectId: string;
  /** Search and filters as the address holds them. */
  query: Record<string, string>;
  sorting: readonly { id: string; desc: boolean }[];
};

/** The phones that the table shows, in its order, as a file. */
export function ExportMenu({ projectId, query, sorting }: ExportMenuProps) {
  const [sort] = sorting;
  const options = {
    params: { projectId },
    query: { ...query, sort: sort && `${sort.desc ? "-" : ""}${sort.id}` },
  };
  return (
    <Menu
      trigger={
        <Button aria-label="Export">
          <Download aria-hidden />
          Export
          <ChevronDown aria-hidden className="-mr-1 text-muted" />
        </Button>
      }
      items={[
        {
          label: "Excel workbook",
          aside: ".xlsx",
          href: pathOf("GET /api/projects/{projectId}/phones.xlsx", options),
          isDownload: true,
        },
        {
          label: "CSV",
          aside: ".csv",
          href: pathOf("GET /api/projects/{projectId}/phones.csv", options),
          isDownload: true,
        },
      ]}
    />
  );
}
