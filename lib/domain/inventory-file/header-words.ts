import { keysOf } from "@/lib/domain/typed-object";
import { FIELD_OF_HEADER, type InventoryField, normaliseHeader } from "./fields";

type Language = "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl";
type Words = Partial<Record<Language, readonly string[]>>;

/**
 * Headers in the languages that lists of European customers come in, beside the English ones of INVENTORY_FIELDS. Only words that
 * name one quantity; accents, case and punctuation do not matter, `ä` may be written `ae`.
 */
const FOREIGN_HEADERS = {
  mac: {
    de: ["MAC-Adresse", "MAC-Adresse Telefon", "Physische Adresse", "Hardwareadresse"],
    fr: ["Adresse MAC", "Adresse MAC du téléphone", "Adresse physique"],
    es: ["Dirección MAC", "Dirección física"],
    it: ["Indirizzo MAC", "Indirizzo fisico"],
    pt: ["Endereço MAC", "Endereço físico"],
    nl: ["MAC-adres", "Fysiek adres"],
    pl: ["Adres MAC", "Adres fizyczny"],
  },
  pid: {
    de: ["Produkt-ID", "Produktnummer", "Produktcode", "Bestellnummer", "Artikelnummer", "Teilenummer"],
    fr: ["Référence", "Référence produit", "Référence article", "Code produit", "Numéro de pièce"],
    es: ["ID de producto", "Código de producto", "Número de producto", "Número de pieza", "Referencia"],
    it: ["ID prodotto", "Codice prodotto", "Codice articolo", "Numero di parte"],
    pt: ["ID do produto", "Código do produto", "Número da peça", "Referência"],
    nl: ["Product-ID", "Productcode", "Productnummer", "Artikelnummer", "Onderdeelnummer"],
    pl: ["Identyfikator produktu", "Kod produktu", "Numer produktu", "Numer części", "Numer katalogowy"],
  },
  model: {
    de: ["Modell", "Modellbezeichnung", "Gerätetyp", "Gerätemodell", "Telefonmodell", "Telefontyp"],
    fr: ["Modèle", "Modèle de téléphone", "Modèle du téléphone", "Type d'appareil", "Type de téléphone"],
    es: ["Modelo", "Modelo de teléfono", "Modelo del teléfono", "Tipo de dispositivo", "Tipo de teléfono"],
    it: ["Modello", "Modello telefono", "Tipo dispositivo", "Tipo di dispositivo", "Tipo telefono"],
    pt: ["Modelo", "Modelo do telefone", "Tipo de dispositivo", "Tipo de telefone"],
    nl: ["Modelnaam", "Toesteltype", "Type toestel", "Apparaattype", "Telefoonmodel"],
    pl: ["Model telefonu", "Typ telefonu", "Typ urządzenia"],
  },
  serial: {
    de: ["Seriennummer", "Serien-Nr.", "Seriennr.", "Serien Nr"],
    fr: ["Numéro de série", "N° de série", "No de série", "Num. de série", "Nº de série"],
    es: ["Número de serie", "N.º de serie", "Núm. de serie", "Serie"],
    it: ["Numero di serie", "Numero seriale", "N. di serie", "Seriale", "Matricola"],
    pt: ["Número de série", "Nº de série", "Núm. de série"],
    nl: ["Serienummer", "Serienr."],
    pl: ["Numer seryjny", "Nr seryjny"],
  },
  ip: {
    de: ["IP-Adresse"],
    fr: ["Adresse IP"],
    es: ["Dirección IP"],
    it: ["Indirizzo IP"],
    pt: ["Endereço IP"],
    nl: ["IP-adres"],
    pl: ["Adres IP"],
  },
  site: {
    de: ["Standort", "Gebäude", "Niederlassung", "Filiale", "Liegenschaft"],
    fr: ["Bâtiment", "Emplacement", "Agence", "Lieu"],
    es: ["Sede", "Edificio", "Ubicación", "Sitio", "Oficina"],
    it: ["Sede", "Edificio", "Ubicazione", "Sito", "Ufficio"],
    pt: ["Sede", "Edifício", "Prédio", "Localização", "Escritório", "Filial"],
    nl: ["Locatie", "Gebouw", "Vestiging", "Kantoor"],
    pl: ["Lokalizacja", "Budynek", "Oddział", "Siedziba", "Biuro"],
  },
  floor: {
    de: ["Etage", "Stockwerk", "Geschoss"],
    fr: ["Étage", "Niveau"],
    es: ["Piso", "Planta"],
    it: ["Piano"],
    pt: ["Andar", "Piso"],
    nl: ["Verdieping", "Etage"],
    pl: ["Piętro"],
  },
  owner: {
    de: ["Benutzer", "Benutzername", "Nutzer", "Anwender", "Besitzer", "Inhaber", "Mitarbeiter"],
    fr: ["Utilisateur", "Nom d'utilisateur", "Propriétaire", "Employé", "Collaborateur"],
    es: ["Usuario", "Nombre de usuario", "Propietario", "Empleado"],
    it: ["Utente", "Nome utente", "Proprietario", "Dipendente"],
    pt: ["Usuário", "Utilizador", "Proprietário", "Funcionário"],
    nl: ["Gebruiker", "Gebruikersnaam", "Eigenaar", "Medewerker"],
    pl: ["Użytkownik", "Właściciel", "Pracownik"],
  },
  directoryNumber: {
    de: ["Durchwahl", "Nebenstelle", "Rufnummer", "Telefonnummer"],
    fr: ["Numéro de poste", "Numéro interne", "Numéro de téléphone"],
    es: ["Extensión", "Interno", "Anexo", "Número de teléfono"],
    it: ["Interno", "Numero interno", "Numero di telefono"],
    pt: ["Ramal", "Extensão", "Número de telefone"],
    nl: ["Toestelnummer", "Doorkiesnummer", "Telefoonnummer", "Extensie"],
    pl: ["Numer wewnętrzny", "Numer telefonu"],
  },
  description: {
    de: ["Beschreibung", "Bezeichnung"],
    fr: ["Libellé"],
    es: ["Descripción"],
    it: ["Descrizione"],
    pt: ["Descrição"],
    nl: ["Omschrijving", "Beschrijving"],
    pl: ["Opis"],
  },
  devicePool: { de: ["Gerätepool"], fr: ["Pool de périphériques"] },
  load: {
    de: ["Firmwareversion", "Firmwarestand", "Softwareversion", "Softwarestand"],
    fr: ["Version du micrologiciel", "Micrologiciel", "Version logicielle", "Version du logiciel"],
    es: ["Versión de firmware", "Versión del firmware", "Versión de software"],
    it: ["Versione firmware", "Versione del firmware", "Versione software"],
    pt: ["Versão de firmware", "Versão do firmware", "Versão de software", "Versão do software"],
    nl: ["Firmwareversie", "Softwareversie"],
    pl: ["Wersja firmware", "Wersja oprogramowania", "Oprogramowanie"],
  },
  registrationState: {
    de: ["Registrierungsstatus", "Anmeldestatus"],
    fr: ["État d'enregistrement", "Statut d'enregistrement"],
    es: ["Estado de registro"],
    it: ["Stato di registrazione", "Stato registrazione"],
    pt: ["Estado de registo", "Estado do registro", "Status de registro"],
    nl: ["Registratiestatus"],
    pl: ["Stan rejestracji", "Status rejestracji"],
  },
  notes: {
    de: ["Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen", "Kommentar"],
    fr: ["Remarque", "Remarques", "Commentaire", "Commentaires"],
    es: ["Notas", "Observaciones", "Comentario", "Comentarios"],
    it: ["Note", "Osservazioni", "Commento", "Commenti"],
    pt: ["Notas", "Observações", "Comentário", "Comentários"],
    nl: ["Opmerking", "Opmerkingen", "Notities"],
    pl: ["Uwagi", "Notatki", "Komentarz"],
  },
} as const satisfies Partial<Record<InventoryField, Words>>;

/** What a vague header's values can settle without asking. */
export type Settled = "mac" | "product" | "load" | "dialled" | "registration" | "vid" | "label-vid";

/**
 * Headers that name two quantities: what one of them may hold is proposed with its samples and asked, unless its values can only be
 * one thing.
 */
export type VagueHeader = {
  words: readonly string[];
  proposal: InventoryField;
  settledBy: readonly Settled[];
  /** What a person should know before the choice. */
  caution: string;
};

/** Source of the caution: domain.md §1, pages of real phones beside their labels. */
const REVISION_CAUTION =
  "The phone's own hardware revision differs from the VID of its label (a CP-7821 shows 33 where the label says V04). Choose VID only if the values come from labels, cartons or UDI lines.";

export const VAGUE_HEADERS: readonly VagueHeader[] = [
  {
    words: [
      ...[
        "Hardware Revision",
        "HW Revision",
        "HW Rev",
        "Hardware Rev",
        "Hardware-Revision",
        "Hardwarestand",
        "HW-Stand",
      ],
      ...["Révision matérielle", "Révision du matériel", "Revisión de hardware", "Revisione hardware"],
      ...["Revisão de hardware", "Hardware revisie", "Rewizja sprzętu", "Hardware", "HW", "Revision", "Rev"],
    ],
    proposal: "vid",
    settledBy: ["product", "load"],
    caution: REVISION_CAUTION,
  },
  {
    // A revision is a bare number; every value written as on a label, `V07`, is a VID.
    words: [
      ...["Hardware Version", "HW Version", "HW Ver", "Hardwareversion", "Version matérielle", "Version du matériel"],
      ...["Versión de hardware", "Versione hardware", "Versão de hardware", "Hardwareversie", "Wersja sprzętu"],
      ...["Wersja sprzętowa"],
    ],
    proposal: "vid",
    settledBy: ["product", "load", "label-vid"],
    caution: REVISION_CAUTION,
  },
  {
    words: ["Version", "Versión", "Versione", "Versão", "Versie", "Wersja"],
    proposal: "vid",
    settledBy: ["load", "vid"],
    caution: `“Version” means the VID in one list and something else in the next. ${REVISION_CAUTION}`,
  },
  {
    words: [
      ...["Model Number", "Model No", "Model Nr", "Model Num", "Modellnummer", "Modell-Nr.", "Numéro de modèle"],
      ...["N° de modèle", "Número de modelo", "Numero modello", "Numero di modello", "Modelnummer", "Numer modelu"],
    ],
    proposal: "pid",
    settledBy: ["product"],
    caution: "The values are no order codes that we know. Choose Product ID only if they are.",
  },
  {
    words: ["Line", "Linie", "Ligne", "Línea", "Linea", "Linha", "Lijn", "Linia"],
    proposal: "directoryNumber",
    settledBy: ["dialled"],
    caution: "“Line” may be the line of an order or of a phone; not all values are numbers to dial.",
  },
  {
    words: ["Status", "State", "Device Status", "Zustand", "Statut", "État", "Estado", "Stato", "Stan"],
    proposal: "registrationState",
    settledBy: ["registration"],
    caution: "“Status” may be the registration on UCM, or the state of an order or asset.",
  },
  {
    words: [
      ...["Phone", "Phones", "Telefon", "Telefone", "Téléphone", "Teléfono", "Telefono", "Toestel", "Phone Name"],
      ...["Device", "Devices", "Gerät", "Appareil", "Dispositivo", "Apparaat", "Urządzenie"],
    ],
    proposal: "description",
    settledBy: ["mac", "product"],
    caution: "The header could mean a MAC address, a model or a number, but the values are none that we know.",
  },
  {
    words: ["Name", "Nom", "Nombre", "Nome", "Naam", "Nazwa", "Display Name", "Host Name", "Anzeigename"],
    proposal: "description",
    settledBy: ["mac"],
    caution: "A name may be the person's or the phone's: choose Owner or Description.",
  },
];

/** A wireless address is never the one that a licence is bought for (domain.md: the wireless MAC is not the phone's MAC). */
const WIRELESS =
  /wireless|wifi|wlan|bluetooth|drahtlos|funk|sansfil|inalambric|senzafili|semfio|draadlo|bezprzewod|radiomac/;

/** Words of another device that stands beside the phone in its row. */
const OTHER_DEVICE: ReadonlySet<string> = new Set([
  ...["switch", "gateway", "router", "neighbor", "neighbour", "server", "kem", "bssid", "ap", "headset", "pc", "tftp"],
  ...["dns", "dhcp", "subscriber", "publisher", "camera", "upstream", "proxy", "module", "sidecar", "ntp", "mask"],
]);

/** Words of a load that the phone does not run. */
const NOT_ACTIVE: ReadonlySet<string> = new Set([
  ...["inactive", "previous", "old", "target", "default", "boot", "backup", "requested", "req", "required", "new"],
  ...["available", "recommended", "planned", "inaktive", "alte", "minimum", "latest"],
]);

/** A header as it is looked up: as `normaliseHeader` does, and without accents. */
export function headerWord(header: string): string {
  const plain = header.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łŁ]/g, "l").replaceAll("ß", "ss");
  return normaliseHeader(plain);
}

export const isWirelessHeader = (header: string): boolean => WIRELESS.test(headerWord(header));

/** The words of a header, also of one written in one (`InactiveLoadID`, `switch_ip`). */
function wordsOf(header: string): string[] {
  return header
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
}

export const isOfOtherDevice = (header: string): boolean => wordsOf(header).some((word) => OTHER_DEVICE.has(word));
export const isOfOtherLoad = (header: string): boolean => wordsOf(header).some((word) => NOT_ACTIVE.has(word));

const VAGUE_OF_HEADER: ReadonlyMap<string, VagueHeader> = new Map(
  VAGUE_HEADERS.flatMap((vague) => vague.words.flatMap(spellings).map((word): [string, VagueHeader] => [word, vague])),
);

/** The entry of a header that names two quantities, or `undefined`. */
export const vagueHeader = (header: string): VagueHeader | undefined => VAGUE_OF_HEADER.get(headerWord(header));

/** A word of another language is a known name, behind all English ones. */
const FOREIGN_RANK = 1_000;

const FIELD_OF_FOREIGN: ReadonlyMap<string, InventoryField> = new Map(
  keysOf(FOREIGN_HEADERS).flatMap((field) =>
    Object.values<readonly string[]>(FOREIGN_HEADERS[field]).flatMap((words) =>
      words.flatMap(spellings).map((word): [string, InventoryField] => [word, field]),
    ),
  ),
);

/** Which field a header names in one of the languages we know, and how good the name is (0 is best). */
export function fieldOfHeader(header: string): { field: InventoryField; rank: number } | null {
  const english = FIELD_OF_HEADER.get(normaliseHeader(header));
  if (english) return english;
  const field = FIELD_OF_FOREIGN.get(headerWord(header));
  return field ? { field, rank: FOREIGN_RANK } : null;
}

/** With and without the umlaut written out. */
function spellings(word: string): string[] {
  const written = word.replace(/ä/gi, "ae").replace(/ö/gi, "oe").replace(/ü/gi, "ue");
  return [headerWord(word), headerWord(written)];
}
