import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import type { Evidence } from "@/lib/schemas/work";

const LOOK = {
  pass: { Icon: CircleCheck, word: "Right", color: "text-ok" },
  fail: { Icon: CircleX, word: "Wrong", color: "text-bad" },
  missing: { Icon: CircleHelp, word: "Missing", color: "text-warn" },
} as const;

const NAMES: Readonly<Record<string, string>> = {
  mac: "MAC address",
  model: "Model",
  serial: "Serial number",
  firmware: "Firmware",
  version: "Software version",
  "authorization-type": "Transition Authorization Type",
  "authorization-status": "Transition Authorization Status",
};

/** Every check of the evidence, with what was expected and what was found. */
export function EvidenceChecks({ checks }: { checks: Evidence["checks"] }) {
  return (
    <ul aria-label="Checks" className="grid gap-2">
      {checks.map(({ code, result, expected, found, text }) => {
        const { Icon, word, color } = LOOK[result];
        return (
          <li key={code} className="flex gap-2.5 rounded-md border border-line bg-bg px-3 py-2">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${color}`} />
            <div className="min-w-0">
              <p>
                <span className={`font-medium ${color}`}>{word}:</span> {NAMES[code] ?? code}
              </p>
              <p className="text-muted">{text}</p>
              {result !== "pass" && (
                <p className="text-muted text-xs">
                  Expected <span className="code break-all text-fg">{expected || "–"}</span>, found{" "}
                  <span className="code break-all text-fg">{found ?? "nothing"}</span>
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
