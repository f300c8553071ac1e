import { describe, expect, test } from "vitest";
import { parseProduct, plainModelOf } from "./pid";
import { MODEL_ROWS } from "./products";

describe("order codes", () => {
  test.each([
    { text: "CP-8841-K9=", model: "8841", soldAs: "enterprise", because: "as printed in Table 1" },
    { text: "CP-8841-K9", model: "8841", soldAs: "enterprise", because: "without =" },
    { text: "8841-K9=", model: "8841", soldAs: "enterprise", because: "without CP-" },
    { text: "8841-K9", model: "8841", soldAs: "enterprise", because: "without both" },
    { text: "cp-8841-k9=", model: "8841", soldAs: "enterprise", because: "lower case" },
    { text: " CP-8841-K9++= ", model: "8841", soldAs: "enterprise", because: "TAA, spaces" },
    { text: "CP-8841=", model: "8841", soldAs: "enterprise", because: "= alone marks an order code" },
    { text: "CP-8841-W-K9=", model: "8841", soldAs: "enterprise", because: "white" },
    { text: "CP-8841-A-K9=", model: "8841", soldAs: "enterprise", because: "region A" },
    { text: "CP-8841-R-K9=", model: "8841", soldAs: "enterprise", because: "region R" },
    { text: "CP-8841-NC-K9=", model: "8841", soldAs: "enterprise", because: "region NC" },
    { text: "CP-8832-EU-K9=", model: "8832", soldAs: "enterprise", because: "region EU" },
    { text: "CP-8832-LA-K9=", model: "8832", soldAs: "enterprise", because: "region LA" },
    { text: "CP-8832-J-K9=", model: "8832", soldAs: "enterprise", because: "region J" },
    { text: "CP-8832-EU-W-K9", model: "8832", soldAs: "enterprise", because: "stacked" },
    { text: "CP-8841-K9-RF", model: "8841", soldAs: "enterprise", because: "refurbished" },
    { text: "CP-8841-K9-WS", model: "8841", soldAs: "enterprise", because: "refurbished stock" },
    { text: "CP-8851NR-K9=", model: "8851NR", soldAs: "enterprise", because: "NR joined" },
    { text: "CP-8865NR-K9=", model: "8865NR", soldAs: "enterprise", because: "NR joined" },
    { text: "CP-8832-NR-K9=", model: "8832NR", soldAs: "enterprise", because: "NR apart" },
    { text: "CP-8841-3PCC-K9=", model: "8841", soldAs: "mpp", because: "3PCC" },
    { text: "CP-8841-3PW-NA-K9=", model: "8841", soldAs: "mpp", because: "3PW with region" },
    { text: "CP-7841-3PC-RC-K9=", model: "7841", soldAs: "mpp", because: "3PC with region" },
    { text: "CP-8811-3PWNAK9-RF", model: "8811", soldAs: "mpp", because: "collapsed" },
    { text: "CP-8841-3PCC-K9++=", model: "8841", soldAs: "mpp", because: "TAA MPP" },
    { text: "CP–8841–K9=", model: "8841", soldAs: "enterprise", because: "long dashes of a word processor" },
    { text: "CP_8841_K9", model: "8841", soldAs: "enterprise", because: "underscores" },
    { text: "CP-8841 -K9=", model: "8841", soldAs: "enterprise", because: "a stray space" },
    { text: "CP8841K9", model: "8841", soldAs: "enterprise", because: "no separators at all" },
    { text: "CP-8841-K9 V03", model: "8841", soldAs: "enterprise", because: "VID in the same cell" },
    { text: "CP-6841-3PCC-K9=", model: "6841", soldAs: "mpp", because: "6800 series" },
    { text: "CP-6851-K9=", model: "6851", soldAs: "mpp", because: "6800 series is MPP only" },
    { text: "CP-7945G=", model: "7945", soldAs: "enterprise", because: "older phone with G" },
    { text: "CP-8821-K9=", model: "8821", soldAs: "enterprise", because: "wireless phone" },
    { text: "CP-8831-K9=", model: "8831", soldAs: "enterprise", because: "conference phone" },
    { text: "CP-7811-3PW-CE-K9=", model: "7811", soldAs: "mpp", because: "3PW for Central Europe" },
    { text: "CP-8861-3PW-UK-K9=", model: "8861", soldAs: "mpp", because: "3PW for the United Kingdom" },
    { text: "CP-8851-3PW-AU-K9=", model: "8851", soldAs: "mpp", because: "3PW for Australia" },
    { text: "CP-8845-3PC-RW-K9=", model: "8845", soldAs: "mpp", because: "3PC with a region" },
    { text: "CP-8841-3PCC-QX7-K9=", model: "8841", soldAs: "mpp", because: "what follows 3PCC never matters" },
    { text: "CP-7821-3PWZZK9-RF", model: "7821", soldAs: "mpp", because: "the same, collapsed" },
    { text: "CP-8841-CE-K9=", model: "8841", soldAs: "enterprise", because: "region CE" },
    { text: "CP-8841-K9-BUN", model: "8841", soldAs: "enterprise", because: "a bundle" },
    { text: "CP-8841-K9= Cisco IP Phone 8841", model: "8841", soldAs: "enterprise", because: "a code and its name" },
    { text: "Cisco UC Phone 7861 CP-7861-K9=", model: "7861", soldAs: "enterprise", because: "a name and its code" },
    { text: "CP-8841-3PCC-K9= V05", model: "8841", soldAs: "mpp", because: "the VID in the same cell" },
  ])("$text is $model sold as $soldAs: $because", ({ text, model, soldAs }) => {
    expect(parseProduct(text)).toMatchObject({ model, soldAs, precision: "pid" });
  });

  const listed = ["7811", "7821", "7841", "7861", "7832", "8811", "8841", "8851", "8861", "8832", "8845", "8865"];
  test.each(listed)("Tables 1 and 2 of the guide: %s", (model) => {
    expect(parseProduct(`CP-${model}-K9=`)).toMatchObject({ model, soldAs: "enterprise", series: `${model[0]}800` });
    expect(parseProduct(`CP-${model}-3PCC-K9=`)).toMatchObject({ model, soldAs: "mpp", series: `${model[0]}800` });
  });
});

describe("names", () => {
  test.each([
    "Cisco 8841",
    "Cisco IP Phone 8841",
    "8841",
    "CP-8841",
    "cisco 8841",
    "Cisco Unified IP Phone 8841",
    "Cisco 8841 SIP",
  ])("'%s' is a model name", (text) => {
    expect(parseProduct(text)).toEqual({
      model: "8841",
      kind: "desk-phone",
      series: "8800",
      soldAs: "enterprise",
      precision: "model-name",
    });
  });

  test.each([
    { text: "Cisco 8851NR", model: "8851NR", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8851 NR", model: "8851NR", soldAs: "enterprise" },
    { text: "Cisco IP Conference Phone 8832", model: "8832", soldAs: "enterprise" },
    { text: "CP-8841-3PCC", model: "8841", soldAs: "mpp" },
    { text: "Cisco IP Phone 8841 with Multiplatform Firmware", model: "8841", soldAs: "mpp" },
    { text: "Cisco 6851", model: "6851", soldAs: "mpp" },
    { text: "Cisco 7965", model: "7965", soldAs: "enterprise" },
    { text: "Cisco Unified IP Phone 7941G-GE", model: "7941", soldAs: "enterprise" },
    { text: "Cisco 9971", model: "9971", soldAs: "enterprise" },
    { text: "Cisco 8875", model: "8875", soldAs: "enterprise" },
    { text: "Cisco UC Phone 7841", model: "7841", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8841 for TAA", model: "8841", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8851, White", model: "8851", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8841, Global", model: "8841", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8851 No Radio variant", model: "8851NR", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8865 without radio, Charcoal", model: "8865NR", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8811 Arabic Layout", model: "8811", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8841 with Multiplatform Phone firmware", model: "8841", soldAs: "mpp" },
    { text: "Cisco UC Phone 7821 for 3rd Party Call Control", model: "7821", soldAs: "mpp" },
    { text: "Cisco-IP-Phone-8841", model: "8841", soldAs: "enterprise" },
    { text: "Cisco IP Phone 8845 Charcoal", model: "8845", soldAs: "enterprise" },
    { text: "Cisco Unified UC Phone CP-7821", model: "7821", soldAs: "enterprise" },
    { text: "Cisco Desk Phone 9851", model: "9851", soldAs: "enterprise" },
    { text: "Cisco DX650", model: "DX650", soldAs: "enterprise" },
  ])("$text is $model", ({ text, model, soldAs }) => {
    expect(parseProduct(text)).toMatchObject({ model, soldAs, precision: "model-name" });
  });
});

test.each([
  ["36213", "7811"],
  ["621", "7821"],
  ["622", "7841"],
  ["623", "7861"],
  ["36247", "7832"],
  ["36217", "8811"],
  ["683", "8841"],
  ["684", "8851"],
  ["36232", "8851NR"],
  ["685", "8861"],
  ["36224", "8845"],
  ["36225", "8865"],
  ["36248", "8865NR"],
  ["36258", "8832"],
  ["36260", "8832NR"],
  ["36216", "8821"],
  ["659", "8831"],
  ["36336", "8875"],
  ["36337", "8875NR"],
  ["547", "6901"],
  ["548", "6911"],
  ["495", "6921"],
  ["496", "6941"],
  ["564", "6945"],
  ["497", "6961"],
  ["434", "7942"],
  ["435", "7945"],
  ["404", "7962"],
  ["436", "7965"],
  ["30006", "7970"],
  ["119", "7971"],
  ["437", "7975"],
  ["586", "8941"],
  ["585", "8945"],
  ["540", "8961"],
  ["537", "9951"],
  ["493", "9971"],
  ["36049", "BEKEM"],
  ["36257", "8800-A-KEM"],
  ["36256", "8800-V-KEM"],
  ["503", "CSF"],
  ["562", "TCT"],
  ["575", "BOT"],
  ["652", "TAB"],
])("UCM device type %s is %s", (text, model) => {
  expect(parseProduct(text)).toMatchObject({ model, precision: "model-name" });
});

test.each([
  { text: "CP-BEKEM=", model: "BEKEM", kind: "key-expansion-module" },
  { text: "BEKEM", model: "BEKEM", kind: "key-expansion-module" },
  { text: "CP-BEKEM-3PCC=", model: "BEKEM", kind: "key-expansion-module" },
  { text: "CP-8800-A-KEM=", model: "8800-A-KEM", kind: "key-expansion-module" },
  { text: "CP-8800-V-KEM=", model: "8800-V-KEM", kind: "key-expansion-module" },
  { text: "CP-68KEM-3PCC=", model: "68KEM", kind: "key-expansion-module" },
  { text: "CP-68KEM=", model: "68KEM", kind: "key-expansion-module" },
  { text: "CP-8800-Audio 28-Button Key Expansion Module", model: "8800-A-KEM", kind: "key-expansion-module" },
  { text: "CP-7915=", model: "7915", kind: "key-expansion-module" },
  { text: "CSF", model: "CSF", kind: "soft-client" },
  { text: "Cisco Unified Client Services Framework", model: "CSF", kind: "soft-client" },
  { text: "Cisco Dual Mode for iPhone", model: "TCT", kind: "soft-client" },
  { text: "Cisco Dual Mode for Android", model: "BOT", kind: "soft-client" },
  { text: "Cisco Jabber for Tablet", model: "TAB", kind: "soft-client" },
  { text: "TAB", model: "TAB", kind: "soft-client" },
  { text: "Cisco IP Communicator", model: "CIPC", kind: "soft-client" },
  { text: "ATA191-K9", model: "ATA191", kind: "analog-adapter" },
  { text: "ATA192-3PW-K9=", model: "ATA192", kind: "analog-adapter" },
  { text: "Cisco ATA 190", model: "ATA190", kind: "analog-adapter" },
  { text: "Cisco ATA 187", model: "ATA187", kind: "analog-adapter" },
  { text: "CP-8832-MIC-WIRED=", model: "8832-MIC-WIRED", kind: "accessory" },
  { text: "CP-PWR-CUBE-4=", model: "PWR-CUBE-4", kind: "accessory" },
  { text: "CP-BEKEM-WMK=", model: "BEKEM-WMK", kind: "accessory" },
  { text: "Cisco 8821", model: "8821", kind: "wireless-phone" },
  { text: "Cisco 8831", model: "8831", kind: "conference-phone" },
  { text: "Cisco 7832", model: "7832", kind: "conference-phone" },
])("$text is a $kind", ({ text, model, kind }) => {
  expect(parseProduct(text)).toMatchObject({ model, kind });
});

describe("neighbours, whose answer no suffix can change", () => {
  test.each([
    { text: "DP-9841-K9", model: "9841", series: "9800" },
    { text: "DP-9871NR-W-K9=", model: "9871", series: "9800" },
    { text: "CP-9861-L-K9=", model: "9861", series: "9800" },
    { text: "CP-8875-L-K9=", model: "8875", series: "8800" },
    { text: "CP-8875NR-K9=", model: "8875NR", series: "8800" },
    { text: "CP-DX650-K9=", model: "DX650", series: "DX" },
    { text: "CP-DX80-W-K9=", model: "DX80", series: "DX" },
    { text: "CP-6871-3PW-AU-K9=", model: "6871", series: "6800" },
    { text: "CP-6841-XYZ-K9=", model: "6841", series: "6800" },
  ])("$text is $model", ({ text, model, series }) => {
    expect(parseProduct(text)).toMatchObject({ model, series, precision: "pid" });
  });

  test.each(["CP-8875-WMK=", "CP-DX650-HS="])("%s is still an accessory", (text) => {
    expect(parseProduct(text)?.kind).toBe("accessory");
  });
});

describe("not recognised", () => {
  test.each([
    "CP-8841NS-K9=",
    "CP-8841-3PCC-K9= VO3",
    "CP-8841-3PCC-K9= Lobby",
    "DP-9841-K9 Lobby",
    "CP-8811NS-K9=",
    "Cisco 8851NS",
    "CP-8841-K9= CP-8851-K9=",
    "CP-8841-3PCC-K9= Cisco IP Phone 8851",
    "CP-8841-HANDSETS-K9=",
    "",
    "n/a",
    "Polycom VVX 410",
    "Cisco",
    "8899",
    "CP-8899-K9=",
    "99999",
    "CP-8841-ZZZ-K9=",
    "88410",
    "7811NR",
    "CTI Port",
    "phone",
  ])("'%s'", (text) => {
    expect(parseProduct(text)).toBeNull();
  });

  test("a hostile cell is refused at once", () => {
    expect(parseProduct(`CP-8841-${"RC".repeat(40)}!`)).toBeNull();
    expect(parseProduct("A".repeat(100_000))).toBeNull();
  });
});

test("plainModelOf reads any spelling", () => {
  expect([plainModelOf("CP-8851NR-K9="), plainModelOf("683"), plainModelOf("Yealink")]).toEqual([
    "8851NR",
    "8841",
    null,
  ]);
});

test("what is stored is read back: every canonical model names itself", () => {
  const accessories = ["CP-8832-MIC-WIRED=", "CP-PWR-CUBE-4=", "CP-BEKEM-WMK="].map((text) => plainModelOf(text) ?? "");
  for (const model of [...MODEL_ROWS.map((row) => row.model), ...accessories]) expect(plainModelOf(model)).toBe(model);
});
