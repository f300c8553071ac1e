"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { CheckProblem } from "@/lib/client/check-phones";
import { plural } from "@/lib/format/text";

const AT_FIRST = 5;
const MOST = 500;

/** What could not be read, line by line. */
export function CheckProblems({ problems }: { problems: readonly CheckProblem[] }) {
  const [isAll, setIsAll] = useState(false);
  if (problems.length === 0) return null;
  const leftOut = new Set(problems.filter(({ isLeftOut }) => isLeftOut).map(({ line }) => line)).size;
  const shown = problems.slice(0, isAll ? MOST : AT_FIRST);
  return (
    <Card>
      <CardHeader>
        <CardTitle
          description={leftOut > 0 ? `${plural(leftOut, "line")} left out; the others are judged.` : undefined}
        >
          {plural(problems.length, "problem")}
        </CardTitle>
      </CardHeader>
      <ul className="divide-y divide-line">
        {shown.map(({ line, column, value, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line may have the same problem twice
          <li key={index} className="flex gap-3 px-4 py-2">
            <span className="w-16 shrink-0 text-muted tabular-nums">Line {line}</span>
            <span className="min-w-0 break-words">
              {message}
              {column !== "" && value !== "" && !message.includes(value) && (
                <span className="text-muted">
                  {" "}
                  {column}: <span className="code wrap-anywhere">{value}</span>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {!isAll && problems.length > AT_FIRST && (
        <div className="border-line border-t px-4 py-2">
          <Button size="sm" onClick={() => setIsAll(true)}>
            Show {problems.length > MOST ? `the first ${MOST}` : "all"}
          </Button>
        </div>
      )}
    </Card>
  );
}
