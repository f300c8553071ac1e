"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";

type CopyButtonProps = {
  value: string;
  /** What is copied, for example "Copy MAC address": the name of the button. */
  label: string;
  /** Shows the label beside the icon. */
  isLabelled?: boolean;
  className?: string;
};

const SHOWN_FOR_MS = 2000;

export function CopyButton({ value, label, isLabelled = false, className }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const said = outcome === "copied" ? "Copied" : outcome === "failed" ? "Could not copy" : "";
  return (
    <>
      <Button
        variant={isLabelled ? "outline" : "ghost"}
        size={isLabelled ? "md" : "icon"}
        aria-label={isLabelled ? undefined : label}
        title={isLabelled ? undefined : label}
        onClick={async () => setOutcome((await copy(value)) ? "copied" : "failed")}
        className={cn("print:hidden", !isLabelled && "-my-0.5 size-6 pointer-coarse:-my-3 [&_svg]:size-3.5", className)}
      >
        {outcome === "copied" ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
        {isLabelled && (said || label)}
      </Button>
      <span aria-live="polite" className={outcome === "failed" && !isLabelled ? "text-bad text-xs" : "sr-only"}>
        {said}
      </span>
    </>
  );
}

async function copy(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused (no permission, page not in front): the old way may still work.
  }
  return copyBySelection(text);
}

/** Plain http has no navigator.clipboard. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.style.cssText = "position:fixed;inset:0;opacity:0";
  // Inside an open dialog the rest of the page is inert, so the text goes where the focus is.
  (before?.closest("dialog,[role=dialog],[role=alertdialog]") ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
