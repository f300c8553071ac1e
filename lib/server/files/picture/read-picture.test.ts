import zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { readPicture } from "./read-picture";

/** 16 × 16 pixels: the left half red, the right half clear (of JPEG and grey: white). */
const PICTURES = {
  rgba: "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIUlEQVQ4jWP4z8DwHx8GI3z4/6gBDKNhwDAaBv+HQxgAAN5AfpCBjL74AAAAAElFTkSuQmCC",
  rgb: "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAG0lEQVQokWP4z8CAHeEADKMaGEZDCSsYDkkDAKuf/hDyf6s+AAAAAElFTkSuQmCC",
  palette:
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAgMAAABinRfyAAAABlBMVEVMaXH/AAAkxJXwAAAAAXRSTlMAQObYZgAAAAlwSFlzAAAD6AAAA+gBtXtSawAAABBJREFUCJljCA1lYGCgHgEAs/8KoSEzd74AAAAASUVORK5CYII=",
  grey: "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQYlWOoh4L/UMAwsgUAfuy/AXnehI0AAAAASUVORK5CYII=",
  deep: "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQEAYAAABPYyMiAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAMUlEQVRIie2VKQ4AAAjD+v9PF4nHYGo2u2QXCqBXXjyyCTALKIRUQxoimmI7I7/ueACHlf0ftkP8uwAAAABJRU5ErkJggg==",
  interlaced:
    "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAFo9M/3AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAJklEQVQ4jWP4z8BAFPoPY9Fc4D+6xKgChoEOh/+ENIwawDAMwwAAAUh+kHtjVBsAAAAASUVORK5CYII=",
  jpeg: "/9j/4QDSRXhpZgAASUkqAAgAAAAHABIBAwABAAAAAQAAABoBBQABAAAAYgAAABsBBQABAAAAagAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAJiCAgAJAAAAcgAAAGmHBAABAAAAfAAAAAAAAAA4YwAA6AMAADhjAADoAwAAc29tZWJvZHkAAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAAAQAAAAA6AEAAEAAAAQAAAAAAAAAP/bAEMADQkKCwoIDQsKCw4ODQ8TIBUTEhITJxweFyAuKTEwLiktLDM6Sj4zNkY3LC1AV0FGTE5SU1IyPlphWlBgSlFST//bAEMBDg4OExETJhUVJk81LTVPT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT//AABEIABAAEAMBIgACEQEDEQH/xAAVAAEBAAAAAAAAAAAAAAAAAAAHBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBv/EABoRAAEFAQAAAAAAAAAAAAAAAAAEBkFDgcH/2gAMAwEAAhEDEQA/AJ83BE3BpJKRw17w/9k=",
  progressive:
    "/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABgX/xAAVAQEBAAAAAAAAAAAAAAAAAAADBf/aAAwDAQACEAMQAAABntxDcaX/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAEFAh//xAAWEQADAAAAAAAAAAAAAAAAAAAABUL/2gAIAQMBAT8BYSf/xAAVEQEBAAAAAAAAAAAAAAAAAAAAA//aAAgBAgEBPwGT/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwIf/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQABPyEf/9oADAMBAAIAAwAAABAD/8QAFREBAQAAAAAAAAAAAAAAAAAAwQD/2gAIAQMBAT8QYv/EABURAQEAAAAAAAAAAAAAAAAAAABB/9oACAECAQE/ELf/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/EB//2Q==",
  cmyk: "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAUDg8SDw0UEhASFxUUGB4yIR4cHB49LC4kMklATEtHQEZFUFpzYlBVbVZFRmSIZW13e4GCgU5gjZeMfZZzfoF8/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAHBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8A2bGMY2YsyzAjKMgsyzD/2Q==",
} as const;
const bytesOf = (name: keyof typeof PICTURES) => Buffer.from(PICTURES[name], "base64");

/** The pixel of a picture that we wrote: plain RGB with a filter byte before each row. */
function pixel(png: Buffer, x: number, y: number): number[] {
  const length = png.readUInt32BE(33);
  const rows = zlib.inflateSync(png.subarray(41, 41 + length));
  const at = y * (16 * 3 + 1) + 1 + x * 3;
  return [...rows.subarray(at, at + 3)];
}

describe("a PNG is kept as plain RGB on white", () => {
  test.each([
    { name: "rgba", left: [255, 0, 0] },
    { name: "rgb", left: [255, 0, 0] },
    { name: "palette", left: [255, 0, 0] },
    { name: "deep", left: [255, 0, 0] },
  ] as const)("$name", ({ name, left }) => {
    const { kind, width, height, bytes } = readPicture(bytesOf(name));
    expect([kind, width, height]).toEqual(["png", 16, 16]);
    expect([bytes[24], bytes[25], bytes[28]], "8 bits, RGB, not interlaced").toEqual([8, 2, 0]);
    for (const y of [0, 15]) expect([pixel(bytes, 0, y), pixel(bytes, 15, y)]).toEqual([left, [255, 255, 255]]);
    expect(readPicture(bytes).bytes).toEqual(bytes);
  });

  test("each filter of a row is taken off", () => {
    const row = (filter: number, ...first: number[]) => [
      filter,
      ...first,
      ...Array<number>(16 * 3 - first.length).fill(0),
    ];
    const rows = [
      row(1, 100, 50, 25), // left: the whole row
      row(2, 1, 1, 1), // above
      row(3, 10, 10, 10), // the mean of both
      row(4, 5), // Paeth
      ...Array.from({ length: 12 }, () => row(2)),
    ];
    const { bytes } = readPicture(png(16, 16, Buffer.from(rows.flat())));
    expect([0, 1, 2, 3, 15].map((y) => [pixel(bytes, 0, y), pixel(bytes, 1, y)])).toEqual([
      [
        [100, 50, 25],
        [100, 50, 25],
      ],
      [
        [101, 51, 26],
        [100, 50, 25],
      ],
      [
        [60, 35, 23],
        [80, 42, 24],
      ],
      [
        [65, 35, 23],
        [80, 42, 24],
      ],
      [
        [65, 35, 23],
        [80, 42, 24],
      ],
    ]);
  });

  test("grey", () => {
    const [red = 0, green, blue] = pixel(readPicture(bytesOf("grey")).bytes, 0, 0);
    expect([green, blue]).toEqual([red, red]);
    expect(red).toBeLessThan(200);
  });
});

test.each(["jpeg", "progressive"] as const)("a JPEG (%s) is kept without what is not the picture", (name) => {
  const given = bytesOf(name);
  const { kind, width, height, bytes } = readPicture(Buffer.concat([given, Buffer.from("<script>")]));
  expect([kind, width, height]).toEqual(["jpeg", 16, 16]);
  expect(bytes.includes("Exif") || bytes.includes("somebody") || bytes.includes("<script>")).toBe(false);
  expect(bytes.subarray(-2).toString("hex")).toBe("ffd9");
});

/** A segment of a JPEG, its length included. */
const segment = (marker: number, text: string) =>
  Buffer.concat([Buffer.from([0xff, marker, 0, text.length + 2]), Buffer.from(text, "latin1")]);
const scanOf = (bytes: Buffer) => bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
const END = Buffer.from([0xff, 0xd9]);
const between = (bytes: Buffer, at: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

test.each([
  {
    given: Buffer.concat([bytesOf("jpeg"), bytesOf("jpeg")]),
    because: "a second picture with a place of its own, as MPF has it",
  },
  {
    given: Buffer.concat([bytesOf("jpeg"), Buffer.from("Exif somebody"), END]),
    because: "bytes that end like a picture",
  },
  {
    given: between(bytesOf("progressive"), scanOf(bytesOf("progressive")), segment(0xe1, "Exif somebody")),
    because: "a segment between scans",
  },
  {
    given: between(bytesOf("jpeg"), 2, segment(0xe0, "JFXX\0\x10somebody")),
    because: "a preview in a segment of JFIF",
  },
  {
    given: between(bytesOf("jpeg"), 2, segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01somebody")),
    because: "a preview behind the head of JFIF",
  },
  { given: between(bytesOf("jpeg"), scanOf(bytesOf("jpeg")), segment(0xfe, "somebody")), because: "a comment" },
  { given: between(bytesOf("jpeg"), scanOf(bytesOf("jpeg")), Buffer.from([0xff, 0xff])), because: "bytes that fill" },
])("of a JPEG only the picture is kept: $because", ({ given }) => {
  const { bytes } = readPicture(given);
  expect(bytes.includes("Exif") || bytes.includes("somebody") || bytes.includes("JFXX")).toBe(false);
  expect(bytes.indexOf(END)).toBe(bytes.length - 2);
  expect(readPicture(bytes).bytes, "read again it is the same").toEqual(bytes);
});

test("restarts and stuffed bytes are part of the picture", () => {
  const scan = [0xff, 0xda, 0, 2];
  const data = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd7, 0x78];
  const given = Buffer.concat([
    bytesOf("jpeg").subarray(0, scanOf(bytesOf("jpeg"))),
    Buffer.from([...scan, ...data]),
    END,
  ]);
  expect(readPicture(given).bytes.subarray(-data.length - 2)).toEqual(Buffer.concat([Buffer.from(data), END]));
});

/** A whole chunk of a PNG, its checksum included. */
function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(zlib.crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
const png = (width: number, height: number, data: Buffer) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [chunk("IHDR", header), chunk("IDAT", zlib.deflateSync(data)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([bytesOf("rgb").subarray(0, 8), ...chunks]);
};
/** Rows of bytes that no packing makes small, with filter 0 before each. */
const noise = (length: number, row: number) => {
  let seed = 1;
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at++) {
    seed = (seed * 48_271) % 2_147_483_647;
    bytes[at] = at % row === 0 ? 0 : seed & 0xff;
  }
  return bytes;
};
const changed = (bytes: Buffer, at: number) => {
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
};

describe("is refused in one sentence:", () => {
  test.each([
    { bytes: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), says: "is no PNG or JPEG", because: "an SVG" },
    { bytes: Buffer.alloc(0), says: "is no PNG or JPEG", because: "nothing at all" },
    { bytes: Buffer.from("GIF89a"), says: "is no PNG or JPEG", because: "a GIF, whatever it is called" },
    { bytes: bytesOf("rgba").subarray(0, 60), says: "broken or not whole", because: "half a PNG" },
    { bytes: changed(bytesOf("rgba"), 50), says: "broken or not whole", because: "a PNG whose checksum is wrong" },
    { bytes: bytesOf("interlaced"), says: "is interlaced", because: "a PNG that pdfkit would unpack while it draws" },
    { bytes: png(4_000, 16, Buffer.alloc(4)), says: "4000 × 16 pixels", because: "wider than any logo" },
    { bytes: png(15, 15, Buffer.alloc(46 * 15)), says: "15 × 15 pixels", because: "too small to be seen" },
    { bytes: png(16, 16, Buffer.alloc(10)), says: "broken or not whole", because: "fewer pixels than it says" },
    { bytes: png(16, 16, Buffer.alloc(80_000_000)), says: "broken or not whole", because: "a bomb" },
    {
      bytes: png(16, 16, Buffer.alloc(49 * 16, 9)),
      says: "broken or not whole",
      because: "a filter that there is not",
    },
    { bytes: bytesOf("jpeg").subarray(0, 120), says: "broken or not whole", because: "half a JPEG" },
    {
      bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
      says: "broken or not whole",
      because: "a segment without length",
    },
    {
      bytes: Buffer.concat([
        bytesOf("jpeg").subarray(0, scanOf(bytesOf("jpeg"))),
        Buffer.from([0xff, 0xda, 0, 2]),
        END,
      ]),
      says: "broken or not whole",
      because: "a JPEG without picture data",
    },
    { bytes: bytesOf("jpeg").subarray(0, -2), says: "broken or not whole", because: "a JPEG without its end" },
    { bytes: png(1_001, 16, Buffer.alloc(4)), says: "16 to 1,000", because: "wider than a letterhead shows" },
    {
      bytes: png(1_000, 1_000, noise(3_001 * 1_000, 3_001)),
      says: "holds too much",
      because: "more than each PDF should carry",
    },
    { bytes: bytesOf("cmyk"), says: "CMYK", because: "colours of a printing press" },
  ])("$because", ({ bytes, says }) => {
    expect(() => readPicture(bytes)).toThrow(says);
  });
});
