package dev.jtracer.viewer.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** What standard output and standard error can show. */
final class Terminal {

    private static final Map<String, String> SUBSTITUTES = Map.of(
            "µ", "u",
            "\u00a0", " ",
            "\u2212", "-",
            "…", "...",
            "·", "|",
            "█", "#");

    private Terminal() {}

    /** The charset of standard output: its own since JDK 18 or where there is a terminal, else the platform's. */
    static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return name == null || !Charset.isSupported(name) ? Charset.defaultCharset() : Charset.forName(name);
    }

    /** A writer to standard output or standard error that encodes as the terminal expects. */
    static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, charset()), true);
    }

    /** Returns the text with what the charset cannot encode replaced by something that reads the same, else by {@code ?}. */
    static String encodable(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder encodable = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            boolean plain = encoder.canEncode(character);
            encodable.append(plain ? character : SUBSTITUTES.getOrDefault(character, "?"));
        });
        return encodable.toString();
    }
}
