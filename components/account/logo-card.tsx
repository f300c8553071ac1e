"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { DropZone } from "@/components/ui/drop-zone";
import { LogoPicture } from "@/components/ui/logo-picture";
import { Notice } from "@/components/ui/notice";
import { call, messageOf } from "@/lib/client/api";
import { MOST_LOGO_BYTES, type ShownLogo } from "@/lib/schemas/logo";

/** The logo that quotes and reports carry: looked at, replaced, removed. */
export function LogoCard({ logo }: { logo: ShownLogo | null }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  async function run(action: () => Promise<unknown>) {
    setBusy(true);
    setProblem("");
    try {
      await action();
      router.refresh();
    } catch (error) {
      setProblem(messageOf(error));
    }
    setBusy(false);
  }
  const take = ([file]: File[]) =>
    file &&
    run(async () => {
      if (file.size > MOST_LOGO_BYTES) throw new Error("This picture is larger than 500 kB. Save it smaller.");
      await call("PUT /api/logo", { body: { picture: await base64Of(file) } });
    });
  return (
    <Card>
      <CardHeader
        actions={
          logo && (
            <Button isBusy={isBusy} onClick={() => run(() => call("DELETE /api/logo", {}))}>
              Remove the logo
            </Button>
          )
        }
      >
        <CardTitle description="Quotes and handover reports carry it. A quote keeps the logo that it was issued with; a report is drawn when it is downloaded.">
          Logo
        </CardTitle>
      </CardHeader>
      <CardBody className="grid gap-3">
        {problem && (
          <Notice tone="bad" role="alert" title="The logo was not changed">
            {problem}
          </Notice>
        )}
        {logo && <LogoPicture {...logo} alt="The logo" />}
        <DropZone accept=".png,.jpg,.jpeg,image/png,image/jpeg" takesAny onFiles={take} isBusy={isBusy}>
          {logo ? "Drop another picture here, or choose one" : "Drop a PNG or JPEG here, or choose one"}
          <span className="block text-muted text-xs">16 to 1,000 pixels on each side, at most 500 kB</span>
        </DropZone>
      </CardBody>
    </Card>
  );
}

/** The bytes of a file as the API takes them. */
async function base64Of(file: File): Promise<string> {
  let text = "";
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
}
