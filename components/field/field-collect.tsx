"use client";
import { useEffect, useState } from "react";
import { Collect } from "@/components/missing/collect";
import { type KeptList, readKeptList } from "@/lib/client/outbox/kept-list";
import type { WorkSnapshot } from "@/lib/schemas/work";

type FieldCollectProps = {
  snapshot: WorkSnapshot;
  /** Empty: of all my projects. */
  projectId: string;
};

/** Collecting labels without network: the list that was last opened on this device, else the phones of my work that lack something. */
export function FieldCollect({ snapshot, projectId }: FieldCollectProps) {
  const { person, works } = snapshot;
  const of = projectId || (works[0]?.project.id ?? "");
  const [kept, setKept] = useState<KeptList | null | undefined>(undefined);
  useEffect(() => {
    void readKeptList(person.id, of).then(setKept);
  }, [person.id, of]);
  if (kept === undefined) return null;
  const { place, phones, total } = kept ?? listOf(snapshot, of);
  return <Collect projectId={of} userId={person.id} place={place} phones={phones} total={total} />;
}

function listOf({ works }: WorkSnapshot, projectId: string): KeptList {
  const work = works.find(({ project }) => project.id === projectId);
  const phones = (work?.batches ?? []).flatMap((batch) =>
    batch.phones
      .filter(({ vid, pid, verdict }) => vid === null || pid === null || verdict === "needs-information")
      .map((phone) => ({ ...phone, reason: "", revision: 0 })),
  );
  return { place: work?.project.name ?? "My work", phones, total: phones.length };
}
