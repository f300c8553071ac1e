"use client";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { CheckedPhone } from "@/lib/client/check-phones";

/** The answer as CSV: into the clipboard, or as a file. Made when it is asked for, here. */
export function CheckDownloads({ phones }: { phones: readonly CheckedPhone[] }) {
  async function csv(): Promise<string> {
    const { checkedCsv } = await import("@/lib/client/check-phones");
    return checkedCsv(phones);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText((await csv()).slice(1)); // without the byte order mark
      toast.success("Copied as CSV");
    } catch {
      toast.error("The browser does not allow copying here; download the file instead.");
    }
  }

  async function download() {
    const url = URL.createObjectURL(new Blob([await csv()], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = "checked-phones.csv";
    link.click();
    URL.revokeObjectURL(url);
  }

  if (phones.length === 0) return null;
  return (
    <>
      <Button size="sm" onClick={() => void copy()}>
        Copy as CSV
      </Button>
      <Button size="sm" onClick={() => void download()}>
        <Download aria-hidden />
        Download CSV
      </Button>
    </>
  );
}
