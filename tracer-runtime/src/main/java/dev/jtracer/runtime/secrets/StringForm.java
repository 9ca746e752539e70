package dev.jtracer.runtime.secrets;

import java.io.IOException;

/** How a string is written: the byte before it. */
enum StringForm {
    NULL,
    EMPTY,
    POOLED,
    UTF8,
    CHARS,
    LATIN1;

    private static final StringForm[] FORMS = values();

    static StringForm of(int code, long position) throws IOException {
        if (code >= FORMS.length) {
            throw new IOException("string form " + code + " at byte " + position);
        }
        return FORMS[code];
    }

    boolean hasCharacters() {
        return this == UTF8 || this == CHARS || this == LATIN1;
    }
}
