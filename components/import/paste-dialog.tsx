"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { plural } from "@/lib/format/text";

type PasteDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What was pasted beside any field, to begin with. */
  start: string;
  onFile: (file: File) => void;
};

/** Cells copied in a spreadsheet, or MACs from anywhere, become a file as if it had been uploaded. */
export function PasteDialog({ open, onOpenChange, start, onFile }: PasteDialogProps) {
  const [text, setText] = useState(start);
  const [seenStart, setSeenStart] = useState(start);
  if (start !== seenStart) {
    setSeenStart(start);
    setText(start);
  }
  const isEmpty = text.trim() === "";

  function upload() {
    onFile(new File([text], "pasted.txt", { type: "text/plain" }));
    setText("");
    onOpenChange(false);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="Paste cells or MACs"
      description="Copy cells in Excel or any spreadsheet, with their header if there is one, or a list of MACs, one a line."
      footer={
        <>
          <DialogClose />
          <Button variant="primary" disabled={isEmpty} onClick={upload}>
            Upload as pasted.txt
          </Button>
        </>
      }
    >
      <Field
        label="Cells or MACs"
        hint={isEmpty ? "Nothing is imported yet: the next page shows how it is read." : sizeOf(text)}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={12}
            value={text}
            onChange={({ target }) => setText(target.value)}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            placeholder={"MAC Address\tProduct ID\tVID\n00CCFC123456\tCP-8841-K9=\tV10"}
            className="overflow-x-auto whitespace-pre font-mono text-xs [tab-size:18]"
          />
        )}
      </Field>
    </Dialog>
  );
}

function sizeOf(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const columns = Math.max(1, ...lines.slice(0, 50).map((line) => line.split("\t").length));
  return columns > 1
    ? `${plural(lines.length, "line")}, ${plural(columns, "column")}.`
    : `${plural(lines.length, "line")}.`;
}
