import "server-only";
import type { ConversionTarget } from "@/lib/domain/conversion";
import { ACKNOWLEDGEMENT_WAY_LABELS } from "@/lib/domain/work/losses";
import { acknowledgedWords } from "@/lib/format/acknowledged-words";
import { formatNumber } from "@/lib/format/text";
import type { LossesQuery } from "@/lib/schemas/losses";
import { PDF_WIDTH, type PdfBlock } from "@/lib/server/files/pdf/document";
import type { PhoneScope } from "@/lib/server/inventory/phone-filter";
import { countLosses, losingPhones, readAcknowledgements } from "@/lib/server/inventory/read-losses";

/** What the phones of the report lose, and who acknowledged it for how many of them; in the words that were read then. */
export async function lossBlocks(
  scope: PhoneScope,
  target: ConversionTarget,
  about: { batch: string | null; sites: string[] | undefined },
): Promise<PdfBlock[]> {
  const asked: LossesQuery = about.batch ? { batch: about.batch } : {};
  const filter = { ...losingPhones(asked), ...(about.sites ? { site: about.sites } : {}) };
  const [counted, all] = await Promise.all([countLosses(scope, target, filter), readAcknowledgements(scope, filter)]);
  const standing = all.filter(({ withdrawn }) => withdrawn === null);
  const texts = [...new Set([...counted.losses, ...standing.flatMap(({ losses }) => losses)].map(({ text }) => text))];
  return [
    { kind: "heading", text: "What is lost, and who acknowledged it" },
    ...texts.map((text): PdfBlock => ({ kind: "paragraph", text })),
    { kind: "paragraph", text: acknowledgedWords(counted) },
    ...(standing.length > 0
      ? [
          {
            kind: "table" as const,
            columns: [
              { header: "Acknowledged by", width: 150 },
              { header: "When, how", width: 110 },
              { header: "For", width: PDF_WIDTH - 340 },
              { header: "Phones here", width: 80, align: "right" as const },
            ],
            rows: standing.map((one) => [
              `${one.name}, ${one.function}`,
              `${one.day}, ${ACKNOWLEDGEMENT_WAY_LABELS[one.how].toLowerCase()}`,
              one.about,
              formatNumber(one.phonesHere),
            ]),
          },
        ]
      : []),
  ];
}
