"use client";
import { useEffect, useMemo, useState } from "react";
import type { StepQueue } from "@/components/checklist/use-step-queue";
import { withFollowing } from "@/lib/domain/work/following-marks";
import { marksOf, phoneStatesOf } from "@/lib/domain/work/step-log";
import type { WorkSnapshot } from "@/lib/schemas/work";
import { dayEntries, inDayOrder } from "./day-entries";
import { phoneParts } from "./phone-parts";
import type { Procedure } from "./procedure-here";

const NONE: ReadonlyMap<string, Procedure> = new Map();

/** The day's phones, with what was done here on top of what the server said. */
export function useDay({ works, at }: WorkSnapshot, { operations, judged }: StepQueue) {
  const [procedures, setProcedures] = useState(NONE);
  useEffect(() => {
    let isHere = true;
    void phoneParts.procedure().then(({ procedureOf }) => {
      if (isHere) setProcedures(new Map(works.map((work) => [work.project.id, procedureOf(work)])));
    });
    return () => {
      isHere = false;
    };
  }, [works]);
  const marks = useMemo(() => {
    // Of phones and batches alone: those of projects belong to one work each.
    const own = works.flatMap(({ steps }) => steps.filter(({ scope }) => scope !== "project"));
    return works.reduce(
      (known, { project, batches }) => withFollowing(known, procedures.get(project.id)?.route?.steps ?? [], batches),
      marksOf(own, operations),
    );
  }, [works, operations, procedures]);
  const states = useMemo(
    () => phoneStatesOf({ batches: works.flatMap(({ batches }) => batches) }, operations, judged),
    [works, operations, judged],
  );
  const phones = useMemo(() => inDayOrder(works, at), [works, at]);
  const entries = useMemo(() => dayEntries(phones, { states, marks, procedures }), [phones, states, marks, procedures]);
  return { entries, marks, procedures };
}
