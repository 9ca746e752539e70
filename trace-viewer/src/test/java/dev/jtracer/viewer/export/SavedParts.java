package dev.jtracer.viewer.export;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The parts of a saved page, unpacked as its own script does it. */
public final class SavedParts {
    private static final Pattern SAVED =
            Pattern.compile("<script type=\"text/plain\" id=\"saved\">([A-Za-z0-9+/=]*)</script>");

    private SavedParts() {}

    /** The parts by their names. */
    public static Map<String, byte[]> of(String page) throws IOException {
        Matcher saved = SAVED.matcher(page);
        if (!saved.find()) {
            throw new AssertionError("a saved page must have parts and nothing but base64 in their place");
        }
        byte[] packed = Base64.getDecoder().decode(saved.group(1));
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(unpacked))) {
            while (in.available() > 0) {
                int nameBytes = in.readInt();
                int bytes = in.readInt();
                parts.put(new String(in.readNBytes(nameBytes), StandardCharsets.UTF_8), in.readNBytes(bytes));
            }
        }
        return parts;
    }
}
