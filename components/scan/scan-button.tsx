"use client";
import { ScanLine } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

/** The camera and its decoder come when they are asked for. */
const ScanPanel = lazy(() => import("./scan-panel").then((module) => ({ default: module.ScanPanel })));

type ScanButtonProps = {
  /** Each code in sight, once: MAC, serial and product ID of a label are codes of their own. */
  onRead: (text: string) => void;
  /** What the caller says of what was read last, for example that it is another phone. It stands over the picture. */
  said?: string | undefined;
  label?: string;
  className?: string;
};

/** Opens the camera below itself, to read labels; typing goes on beside it. */
export function ScanButton({ onRead, said, label = "Scan", className }: ScanButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={className}>
      <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <ScanLine aria-hidden />
        {isOpen ? "Close the camera" : label}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ScanPanel onRead={onRead} said={said} />
        </Suspense>
      )}
    </div>
  );
}
