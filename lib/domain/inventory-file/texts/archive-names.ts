/** What computers put into archives by themselves, and what belongs to a saved web page. */
const NOT_MEANT =
  /(?:^|\/)(?:__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)|\/$|\.(?:css|js|png|gif|jpe?g|ico|svg|woff2?)$/i;

const ARCHIVE = /\.(?:zip|tar|tgz|gz|bz2|xz|7z|rar|xlsx|xlsm|xlsb|xls|ods)$/i;

/** Whether somebody put this file into an archive of lists or pages. */
export const isMeant = (name: string): boolean => !NOT_MEANT.test(name);

/** Whether a file calls itself an archive or a workbook: none is opened inside another archive. */
export const isNamedArchive = (name: string): boolean => ARCHIVE.test(name);
