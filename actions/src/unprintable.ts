/**
 * A character that people cannot see, apart from the blank and the line break: control characters,
 * zero-width and bidirectional ones, the byte order mark, blanks of other widths, lone surrogates.
 * Terminals obey some of them, and a reader is shown another text than a program reads.
 */
export const unprintable = /(?![ \n])[\p{C}\p{Z}]/u;
