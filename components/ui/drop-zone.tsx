"use client";
import { LoaderCircle, Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { cn } from "./cn";

type DropZoneProps = {
  /** As in `<input accept>`: ".csv,.xlsx,text/csv". Dropped files are held to it too, unless `takesAny`. */
  accept: string;
  /** Others are handed over as well: whoever gets them says what they are. */
  takesAny?: boolean;
  onFiles: (files: File[]) => void;
  multiple?: boolean;
  /** What to drop, and what happens with it. */
  children: ReactNode;
  isBusy?: boolean;
  className?: string;
};

/** A file input with a large target. Clicking, dropping and the keyboard (Tab, Space) all end in `onFiles`. */
export function DropZone({
  accept,
  onFiles,
  multiple = false,
  takesAny = false,
  children,
  isBusy = false,
  className,
}: DropZoneProps) {
  const [isOver, setIsOver] = useState(false);
  const [refusal, setRefusal] = useState("");
  const id = useId();

  function take(files: readonly File[]) {
    const fits = (file: File) => takesAny || accepts(accept, file);
    const refused = files.filter((file) => !fits(file));
    const fitting = files.filter(fits).slice(0, multiple ? undefined : 1);
    if (refused.length > 0) setRefusal(`${refused.map(({ name }) => name).join(", ")}: only ${accept} can be read.`);
    else if (files.length > fitting.length) setRefusal("One file at a time, please: the first was taken.");
    else setRefusal("");
    if (fitting.length > 0) onFiles(fitting);
  }

  const drag = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault(); // else the browser opens the file
      setIsOver(!isBusy);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      if (!isBusy) void droppedFiles(event.dataTransfer).then(take, () => setRefusal(UNREADABLE));
    },
  };

  return (
    <div className={className}>
      <label
        {...drag}
        className={cn(
          "relative flex flex-col items-center gap-1.5 rounded-lg border border-control border-dashed bg-surface px-6 py-8 text-center outline-accent transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
          isOver && "border-accent bg-accent-soft",
          isBusy ? "cursor-progress" : "cursor-pointer",
        )}
      >
        <input
          type="file"
          accept={accept}
          multiple={multiple}
          disabled={isBusy}
          aria-describedby={`${id}-refusal`}
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            event.target.value = ""; // the same file may be chosen again after it was corrected
          }}
          className="sr-only"
        />
        {isBusy ? (
          <LoaderCircle aria-hidden className="size-5 animate-spin text-muted" />
        ) : (
          <Upload aria-hidden className="size-5 text-muted" />
        )}
        <span className="text-muted">{children}</span>
      </label>
      <p id={`${id}-refusal`} aria-live="polite" className="mt-1.5 text-bad text-xs empty:hidden">
        {refusal}
      </p>
    </div>
  );
}

const UNREADABLE =
  "What was dropped could not be read to the end. Nothing was taken: look whether every file in it may be opened, and drop it again.";

/** The files that were dropped, with those in folders; what is hidden there is nobody's list. */
async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return [...files];
  return (await Promise.all(entries.map(filesIn))).flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFileEntry(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolderEntry(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  // A browser hands over a hundred at a time, and none at the end.
  for (let some: FileSystemEntry[] | null = null; some === null || some.length > 0; inside.push(...some))
    some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  return (await Promise.all(inside.filter(({ name }) => !name.startsWith(".")).map(filesIn))).flat();
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

function accepts(accept: string, file: File): boolean {
  const rules = accept.split(",").map((rule) => rule.trim().toLowerCase());
  const name = file.name.toLowerCase();
  return rules.some((rule) =>
    rule.startsWith(".")
      ? name.endsWith(rule)
      : rule.endsWith("/*")
        ? file.type.startsWith(rule.slice(0, -1))
        : rule === "" || file.type === rule,
  );
}
