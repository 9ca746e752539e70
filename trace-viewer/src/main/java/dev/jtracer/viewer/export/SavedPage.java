package dev.jtracer.viewer.export;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * One saved page, written as it goes: what {@link #begin} is given makes the head, each {@link #add} adds a part, {@link #close}
 * ends the file and leaves the stream open.
 *
 * <p>A part in memory is only the one being added. For one thread.
 */
public final class SavedPage implements Closeable {
    private static final String PARTS = "parts";
    private static final Pattern PLACE = Pattern.compile("@(policy|version|title|icon|style|boot|start|parts)@");

    private final OutputStream out;
    private final String tail;
    private final GZIPOutputStream parts;
    private long bytes;

    private SavedPage(OutputStream out, String head, String tail) throws IOException {
        this.out = out;
        this.tail = tail;
        out.write(head.getBytes(StandardCharsets.UTF_8));
        parts = new GZIPOutputStream(Base64.getEncoder().wrap(new StaysOpen(out)), 1 << 16);
    }

    /**
     * What the page is made of besides its parts.
     *
     * @param template the HTML, with {@code @policy@} and its like where these come
     * @param style all style sheets
     * @param boot the script that runs before anything is shown
     * @param start the script that unpacks the parts
     * @param icon an SVG image
     */
    public record Shell(String template, String style, String boot, String start, String icon) {}

    /**
     * Begins a page.
     *
     * @param title what it is called until its script says more; text, it is escaped here
     * @param version of the viewer, empty if it does not know
     */
    public static SavedPage begin(OutputStream out, Shell shell, String title, String version) throws IOException {
        Map<String, String> values = Map.of(
                "policy",
                "default-src 'none'; script-src " + hash(shell.boot()) + " " + hash(shell.start())
                        + " blob:; style-src " + hash(shell.style())
                        + "; img-src data:; base-uri 'none'; form-action 'none'",
                "version",
                escaped(version),
                "title",
                escaped(title),
                "icon",
                Base64.getEncoder().encodeToString(shell.icon().getBytes(StandardCharsets.UTF_8)),
                "style",
                shell.style(),
                "boot",
                shell.boot(),
                "start",
                shell.start(),
                PARTS,
                "\0");
        Matcher places = PLACE.matcher(shell.template());
        String page = places.replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
        int at = page.indexOf('\0');
        return new SavedPage(out, page.substring(0, at), page.substring(at + 1));
    }

    /** Adds a part under a name of its own. */
    public void add(String name, byte[] part) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        parts.write(ByteBuffer.allocate(8)
                .putInt(nameBytes.length)
                .putInt(part.length)
                .array());
        parts.write(nameBytes);
        parts.write(part);
        bytes += 8L + nameBytes.length + part.length;
    }

    /** How many bytes the parts have before they are packed. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        parts.close();
        out.write(tail.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Text as an element or a quoted attribute may hold it; what shows nothing is left out. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> {
                    boolean shown = !Character.isISOControl(c)
                            && Character.getType(c) != Character.FORMAT
                            && Character.getType(c) != Character.SURROGATE;
                    if (shown) {
                        result.appendCodePoint(c);
                    }
                }
            }
        });
        return result.toString();
    }

    /** What a policy calls a script or a style in the page. */
    private static String hash(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Ends a packed stream without ending what it is in. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
