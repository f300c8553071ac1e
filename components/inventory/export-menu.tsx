"use client";
import { ChevronDown, Download } from "lucide-react";
import type { ComponentProps } from "react";
import type { ColumnLayout } from "@/components/data-table/column-layout";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { pathOf } from "@/lib/client/api";
import { plural } from "@/lib/format/text";

export type ExportMenuProps = {
  projectId: string;
  /** Search and filters as the address holds them. */
  query: Record<string, string>;
  sorting: readonly { id: string; desc: boolean }[];
  /** The columns that the table shows, in its order, where people choose them. */
  layout?: ColumnLayout;
};

/** The phones that the table shows, in its order, as a file. */
export function ExportMenu({ projectId, query, sorting, layout }: ExportMenuProps) {
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
        ...(layout ? itemsAsShown(projectId, options.query, layout) : []),
      ]}
    />
  );
}

/** The same phones with the columns of the table alone. */
function itemsAsShown(
  projectId: string,
  query: Record<string, string | undefined>,
  layout: ColumnLayout,
): ComponentProps<typeof Menu>["items"] {
  const columns = layout.map(({ id }) => id.replaceAll(",", "%2C")).join(",");
  const options = { params: { projectId }, query: { ...query, columns } };
  const aside = plural(layout.length, "column");
  return [
    {
      label: "Workbook as shown",
      aside,
      startsGroup: true,
      href: pathOf("GET /api/projects/{projectId}/phones.xlsx", options),
      isDownload: true,
    },
    {
      label: "Text as shown",
      aside,
      href: pathOf("GET /api/projects/{projectId}/phones.csv", options),
      isDownload: true,
    },
  ];
}
