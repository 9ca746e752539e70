package dev.jtracer.viewer.jfr;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Says what a file that is no recording seems to be, from its first bytes. */
final class Guess {
    private static final int LOOK_AT = 16;

    private Guess() {}

    static String content(ByteBuffer start) {
        byte[] bytes = new byte[Math.min(LOOK_AT, start.remaining())];
        start.duplicate().get(bytes);
        if (bytes.length == 0) {
            return "the file is empty";
        }
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(4, bytes.length));
        if (hex.startsWith("1f8b")) {
            return "first bytes 1f8b: gzip?";
        }
        if (hex.startsWith("504b")) {
            return "first bytes 504b: zip?";
        }
        return "first bytes " + hex + (isText(bytes) ? ": text?" : "");
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            boolean blank = b == '\n' || b == '\r' || b == '\t';
            if (!blank && (b < ' ' || b == 0x7f)) {
                return false;
            }
        }
        return true;
    }
}
