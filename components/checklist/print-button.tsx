"use client";
import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { loadPaper } from "./checklist-parts";

/** Leads to the work order on paper; nobody prints from a phone in a cupboard. */
export function PrintButton() {
  return (
    <Button onClick={() => void loadPaper().then(() => setTimeout(() => window.print()))} className="max-sm:hidden">
      <Printer aria-hidden /> Print work order
    </Button>
  );
}
