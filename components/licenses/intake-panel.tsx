"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { DropZone } from "@/components/ui/drop-zone";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { routeOf } from "@/components/ui/route-of";
import { messageOf } from "@/lib/client/api";
import { takeInLicenses } from "@/lib/client/take-in-licenses";

type IntakePanelProps = {
  projectId: string;
  /** Whether its way has a step for files on UCM. */
  isByUcm: boolean;
  /** Orders with licences left; only where there are several it is asked from which one the files come. */
  orders: readonly { id: string; label: string }[];
};

/** The zip of the portal, or its files, dropped. One upload leads to its report; of several each is in the list below. */
export function IntakePanel({ projectId, isByUcm, orders }: IntakePanelProps) {
  const router = useRouter();
  const [onUcm, setOnUcm] = useState(false);
  const [order, setOrder] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);

  async function send(file: Blob, filename: string): Promise<string | null> {
    try {
      return (await takeInLicenses(file, { projectId, filename, onUcm, order: order || undefined })).id;
    } catch (error) {
      setProblems((before) => [...before, `${filename}: ${messageOf(error)}`]);
      return null;
    }
  }
  async function sendTogether(files: readonly File[]): Promise<string | null> {
    try {
      const { zipFiles } = await import("@/lib/client/zip-files");
      return await send(await zipFiles(files), `${files.length} licence files.zip`);
    } catch (error) {
      setProblems((before) => [...before, `The ${files.length} licence files could not be read: ${messageOf(error)}`]);
      return null;
    }
  }
  async function take(files: File[]) {
    setBusy(true);
    setProblems([]);
    const taken: (string | null)[] = [];
    const single = files.filter(({ name }) => /\.lic$/i.test(name));
    for (const file of files.filter((each) => !single.includes(each))) taken.push(await send(file, file.name));
    const [only] = single;
    if (only && single.length === 1) taken.push(await send(only, only.name));
    else if (single.length > 1) taken.push(await sendTogether(single));
    setBusy(false);
    const ids = taken.filter((id) => id !== null);
    if (ids.length === 1) router.push(routeOf(`/projects/${projectId}/licenses/files/${ids[0]}`));
    router.refresh();
  }
  return (
    <div data-screen-only className="grid gap-3">
      <DropZone accept=".zip,.lic" takesAny multiple onFiles={(files) => void take(files)} isBusy={isBusy}>
        <span className="font-medium text-fg">
          {isBusy ? "Reading the licence files…" : "Drop the zip of the portal here, or its .lic files"}
        </span>
        <span className="mx-auto mt-0.5 block max-w-[64ch] text-balance">
          Every file is assigned to the phone whose MAC address it is named by, or the report says why not. The bytes
          are kept as they came.
        </span>
      </DropZone>
      {orders.length > 1 && (
        <Field
          label="Taken from which order"
          hint="Files of a portal sheet have their order. For others it stays unknown unless you choose one."
          className="max-w-md"
        >
          {(field) => (
            <NativeSelect {...field} value={order} onChange={({ target }) => setOrder(target.value)}>
              <option value="">Not chosen</option>
              {orders.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      {isByUcm && (
        <Checkbox
          label="These files lie on UCM already"
          description="In TFTP File Management, and the TFTP service was restarted: the step of each phone that says so is ticked, and its work begins."
          checked={onUcm}
          onChange={() => setOnUcm(!onUcm)}
        />
      )}
      {problems.length > 0 && (
        <Notice tone="bad" role="alert" title="Not taken in">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
