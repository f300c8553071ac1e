"use client";
import { useEffect, useEffectEvent } from "react";
import { pathOf } from "./api";

/** Calls `onChange` whenever something in the project changed, and when the stream came back after a break. */
export function useProjectChanges(projectId: string, onChange: () => void): void {
  "use no memo"; // its effects name what they depend on
  const changed = useEffectEvent(onChange);
  useEffect(() => {
    const source = new EventSource(pathOf("GET /api/projects/{projectId}/events", { params: { projectId } }));
    let wasOpen = false;
    source.addEventListener("changed", () => changed());
    source.addEventListener("open", () => {
      if (wasOpen) changed(); // the stream does not repeat what happened during the break
      wasOpen = true;
    });
    return () => source.close();
  }, [projectId]);
}
